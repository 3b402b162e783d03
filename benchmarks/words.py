"""The vocabulary of the invented news: words, names, sections."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


LONG = _words(
    """
    agreement airport alarm ambulance anchor annual archive arrival assembly auction autumn balance ballot barrel basin battery beacon
    benefit border breakwater bridge briefing broadcast budget building cabinet campaign canal candidate capital cargo carriage census
    century ceremony chairman channel charter cinema citizen clinic coalition coastal college collision commission committee community
    company compromise concert conference congress container contract corridor council counter courtroom creditor curfew current customs
    deadline debate decision deficit delegation demand deposit deputy desert detail dialogue director disaster discount district dispute
    dividend doctor document drainage drought eastern economy editor education election embassy emergency employer energy engineer
    estimate evening evidence exchange exhibition expert export factory farmer ferry festival figure finance fishing flood forecast
    foreign forest formal freight frontier funding gallery garden general glacier governor granary guardian guidance harbour harvest
    headline heating highway holiday hospital housing identity import income independent industry inflation inquiry inspector institute
    insurance interest investor irrigation island journal journey junction justice keeper kitchen labour language launch lawyer leader
    league legislation lender letter library licence lighthouse limit listener literature local longest machine magazine majority manager
    margin market measure medicine meeting member merchant message minister minority mission modern monitor monument morning motorway
    mountain museum musician national nearby negotiator network northern notice nursery observer official opening opposition orchard
    order output owner package panel parade parliament partner passenger patient pension people permit petition pipeline platform player
    plenary policy pollution population portrait position power practice premier pressure principal private problem procedure product
    profit programme promise proposal province public quarter question railway rainfall reactor reader receipt recovery reform refuge
    region register regulator relief repair report rescue research reserve resident resolution restaurant result retail review revision
    river rotation routine runway safety salary sailor sample savings schedule school science season secretary section security seminar
    senate service session settlement shelter shipping signal skipper society soldier southern speaker spending stadium station statute
    storage storm strategy street strike student subsidy suburb summer supplier surgeon survey talks tariff teacher tender terminal
    territory testimony theatre ticket timber tourist township trader traffic training transfer transport treasury treaty tribunal tunnel
    turbine turnout union university valley vehicle venture verdict vessel veteran village visitor volunteer voter voyage warehouse
    warning water weather welfare western wharf winter witness worker workshop
    """
)
SHORT = _words("the of and to in a for on with by from at as that its this is was has were will over under after before since until no")
ARABIC = _words(
    """
    الميناء المدينة الوزير المجلس السوق النهر الجسر القطار العمال الاتفاق المحكمة الانتخابات المياه الزيتون البحر السفينة المدرسة المستشفى
    الطريق التقرير الأسعار الميزانية الحكومة الصيادون المطر الشتاء الصيف الحصاد المسرح الكتاب الجامعة الشركة اجتماع بيان خطة قرار عودة افتتاح
    إغلاق مفاوضات زيادة تراجع قال أعلن أكد بدأ انتهى وصل غادر في من إلى على عن بعد قبل خلال منذ حتى اليوم أمس غدا الجديد القديم الأول الكبير
    """
)
GIVEN = _words("Ada Bruno Clio Dario Elif Faris Greta Hakan Ines Jonas Kaja Leila Marek Nadia Oscar Petra Quim Rania Samir Tilda Ugo Vera")
FAMILY = _words(
    "Abello Brandt Corvin Danner Eskel Farouk Gould Haddad Ilves Jarvin Korr Lemaire Munk Novak Okafor Pell Quist Rahal Sorel Tamm"
)
SECTIONS = _words("politics economy world local markets technology health environment arts books football athletics")
SOURCES = ("Lir Wire", "Harbour Press", "Northern Desk", "City Bureau", "Data Unit", "Meadow Agency", "Valley Report")
