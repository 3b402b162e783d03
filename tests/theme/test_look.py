"""What site.yaml changes of the theme's look, and what phones show of the site."""

from __future__ import annotations

import json
import re

import pytest

from newsgen.content.config.contrast import DARK, WHITE, contrast_ratio, nearest_readable
from tests.support.laws import checks as laws
from tests.support.newsroom import SITE
from tests.support.picture_files import drawn, saved

EDITIONS = 'editions: {es: {label: Es, look: {accent: "#004400", serif: "Georgia, serif"}}}\n'


@pytest.fixture
def room(newsroom):
    newsroom.write("site.yaml", SITE + 'look: {accent: "#7a1f3d"}\n' + EDITIONS)
    newsroom.story("es/news/politics/2026/voto", "El voto")
    return newsroom


def look_of(room, page: str) -> str:
    """The style sheet of a page's look, which comes after all others."""
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]*)"', room.page(page))
    assert re.fullmatch(r"/css/look(-es|-ar)?\.[0-9a-f]{8}\.css", sheets[-1])
    return room.page(sheets[-1])


def test_an_edition_has_its_look_on_all_its_pages(room):
    room.build()
    for page in ("/", "/news/politics/2026/11/vote/", "/tags/", "/404.html"):
        assert "--accent-light: #7a1f3d;" in look_of(room, page)
    for page in ("/es/", "/es/news/politics/2026/11/voto/"):
        assert "--accent-light: #004400;" in look_of(room, page)
        assert "--serif: Georgia, serif;" in look_of(room, page)


def test_on_dark_ground_the_accent_is_lighter_by_itself(room):
    room.build()
    [dark] = re.findall(r"--accent-dark: (#[0-9a-f]{6});", look_of(room, "/"))
    assert contrast_ratio(dark, DARK) >= 7


def test_without_a_look_there_is_no_style_sheet_for_it(newsroom):
    newsroom.build()
    assert "look" not in newsroom.page("/").partition("</head>")[0]
    assert not [path for path in newsroom.tree() if "look" in path]


EDITS = {
    "another accent": lambda room: room.write("site.yaml", SITE + 'look: {accent: "#123456"}\n' + EDITIONS),
    "no look": lambda room: room.write("site.yaml", SITE + EDITIONS),
    "none at all": lambda room: room.write("site.yaml", SITE),
    "a file of the site's own": lambda room: room.write("static/css/look.css", ":root { --accent: teal; }\n"),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_build_after_an_edit_equals_a_clean_one(room, name):
    laws.edited(room, EDITS[name])


def test_a_file_of_the_sites_own_wins(room):
    EDITS["a file of the site's own"](room)
    room.build()
    assert look_of(room, "/") == ":root { --accent: teal; }\n"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0)],
)
def test_contrast_is_counted_as_the_guidelines_do(one, other, ratio):
    assert contrast_ratio(one, other) == contrast_ratio(other, one) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("colour", ["#ffff00", "#ff9900", "#00ffff", "#ffffff", "#000000", "#7a1f3d"])
@pytest.mark.parametrize("ground", [WHITE, DARK])
def test_the_nearest_that_can_be_read(colour, ground):
    found = nearest_readable(colour, ground, 4.5)
    assert contrast_ratio(found, ground) >= 4.5
    assert found == colour or contrast_ratio(colour, ground) < 4.5


def test_phones_are_told_of_the_site(room):
    room.write("static/img/icon-192.png", saved(drawn(192, 192), "PNG"))
    room.write("static/img/icon-180.png", saved(drawn(180, 180), "PNG"))
    room.write("site.yaml", SITE + "slogan: Daily\nicons: [img/icon-180.png, img/icon-192.png, img/absent.png]\n" + EDITIONS)
    room.build()
    manifest = json.loads(room.page("/manifest.webmanifest"))
    assert (manifest["name"], manifest["start_url"], manifest["lang"]) == ("The Test Courier", "/", "en")
    assert [(one["src"], one["sizes"], one["type"]) for one in manifest["icons"]] == [
        ("/img/icon-180.png", "180x180", "image/png"),
        ("/img/icon-192.png", "192x192", "image/png"),
    ]
    assert json.loads(room.page("/es/manifest.webmanifest"))["start_url"] == "/es/"
    assert '<link rel="manifest" href="/es/manifest.webmanifest">' in room.page("/es/")
    assert '<link rel="apple-touch-icon" href="/img/icon-180.png">' in room.page("/")


def test_a_tab_loads_one_small_icon(newsroom):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><path d="M0 0h4v4z"/></svg>'
    newsroom.write("static/img/sign.svg", drawing)
    for size in (32, 180, 512):
        newsroom.write(f"static/img/{size}.png", saved(drawn(size, size), "PNG"))
    for names, shown in (
        ("img/512.png, img/180.png", ["180"]),
        ("img/512.png, img/sign.svg", ["sign"]),
        ("img/512.png, img/sign.svg, img/32.png", ["32", "sign"]),
    ):
        newsroom.write("site.yaml", SITE + f"icons: [{names}]\n")
        newsroom.build()
        assert re.findall(r'<link rel="icon" href="/img/(\w+)\.', newsroom.page("/")) == shown
    assert '<link rel="apple-touch-icon" href="/img/512.png">' in newsroom.page("/")


def test_without_icons_the_logo_stands_for_them(newsroom):
    newsroom.write("static/img/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><path d="M0 0h4v4z"/></svg>')
    newsroom.write("site.yaml", SITE + "logo: img/logo.svg\n")
    newsroom.build()
    [icon] = json.loads(newsroom.page("/manifest.webmanifest"))["icons"]
    assert (icon["src"], icon["sizes"], icon["type"]) == ("/img/logo.svg", "any", "image/svg+xml")
    assert '<link rel="icon" href="/img/logo.svg" sizes="any" type="image/svg+xml">' in newsroom.page("/")


JOINED = {
    "a part of the site's own": lambda room: room.write("static/css/front.css", ".page-head { color: teal; }\n"),
    "a script of the site's own": lambda room: room.write("static/js/tabs.js", "const mine = 1;\n"),
    "the whole of the site's own": lambda room: room.write("static/css/fronts.css", "body { color: teal; }\n"),
}


@pytest.mark.parametrize("name", JOINED)
def test_a_part_of_what_pages_load_is_replaced_by_the_sites_own(room, name):
    laws.edited(room, JOINED[name])
    mine = (room.root / "static").rglob("*.*")
    loaded = b"".join(data for path, data in room.tree().items() if path.startswith(("css/fronts.", "js/pages.")))
    assert any(file.read_bytes() in loaded for file in mine)


def test_what_a_file_ends_or_begins_with_breaks_nothing(newsroom):
    newsroom.write("static/js/site.js", "const mine = 1; // no line ends here")
    newsroom.write("static/css/tokens.css", b"\xef\xbb\xbf:root { --s1: 1px; }")
    newsroom.build()
    script, sheet = (
        next(data for path, data in newsroom.tree().items() if path.startswith(start)) for start in ("js/pages.", "css/fronts.")
    )
    assert b"here\n}" in script
    assert sheet.startswith(b":root")


def test_a_link_to_a_file_elsewhere_is_no_part(newsroom, tmp_path):
    (tmp_path / "other.css").write_text("/* zzqx */")
    (newsroom.root / "static/css").mkdir(parents=True)
    (newsroom.root / "static/css/base.css").symlink_to(tmp_path / "other.css")
    newsroom.build()
    assert [path for path, data in newsroom.tree().items() if b"zzqx" in data] == []


def test_pages_load_one_style_sheet_and_one_script(room):
    room.build()
    page = room.page("/")
    assert page.count('rel="stylesheet"') - page.count("/css/look") == 1
    assert page.count('<script type="module"') == 1
    assert {"css/fronts", "css/stories", "js/pages"} <= {path.partition(".")[0] for path in room.tree()}


def test_a_typefaces_name_with_a_digit_stands_in_quotes(newsroom):
    """Style sheets drop the whole list otherwise."""
    newsroom.write("site.yaml", SITE + "look: {serif: \"Source Serif 4, 'Noto Serif', Georgia, serif\"}\n")
    newsroom.build()
    assert "--serif: \"Source Serif 4\", 'Noto Serif', Georgia, serif;" in look_of(newsroom, "/")


def test_an_edition_inherits_what_it_does_not_change_and_typefaces_in_its_own_script_alone(newsroom):
    look = 'look: {accent: "#7a1f3d", serif: "Georgia, serif"}\n'
    others = 'editions: {es: {label: Es, look: {accent: "#004400"}}, ar: {label: Ar}}\n'
    newsroom.write("site.yaml", SITE + look + others)
    newsroom.build()
    spanish, arabic = look_of(newsroom, "/es/"), look_of(newsroom, "/ar/")
    assert "--accent-light: #004400;" in spanish
    assert "--serif: Georgia, serif;" in spanish
    assert "--accent-light: #7a1f3d;" in arabic
    assert "--serif" not in arabic
    newsroom.write("site.yaml", SITE + look + others.replace("label: Ar", 'label: Ar, look: {serif: "Amiri, serif"}'))
    newsroom.build()
    assert ":root, :lang(ar) {" in look_of(newsroom, "/ar/")
    assert "--serif: Amiri, serif;" in look_of(newsroom, "/ar/")
    laws.same(newsroom.tree(), newsroom.clean_tree())
