"""The quotation marks and the title of footnotes' back links, for each language.

Editors type straight quotes, and readers see those of the language. Single quotes are the same in all languages, because the closing
one is the apostrophe too. A language that is not listed here has English quotes.
"""

from __future__ import annotations

from msgspec import Struct

TYPED_SIGNS = ('"', "'", "--", "...")
"""What editors type for quotation marks, apostrophes, dashes and ellipses. A text with none of these has nothing to replace."""

_THIN = "\N{NARROW NO-BREAK SPACE}"


class Typography(Struct, frozen=True):
    """``opening`` and ``closing`` quotes; ``back`` is the title of the link from a footnote back to the text, with ``{}`` for its number."""

    opening: str = "“"
    closing: str = "”"
    back: str = "↩ {}"


_ENGLISH = Typography(back="Back to footnote {} in the text")
LANGUAGES: dict[str, Typography] = {
    "en": _ENGLISH,
    "ar": Typography("«", "»", "العودة إلى الحاشية {} في النص"),
    "be": Typography("«", "»"),
    "bg": Typography("„", "“"),
    "ca": Typography("«", "»", "Torna a la nota {} del text"),
    "cs": Typography("„", "“", "Zpět k poznámce {} v textu"),
    "da": Typography("»", "«", "Tilbage til note {} i teksten"),
    "de": Typography("„", "“", "Zurück zur Fußnote {} im Text"),
    "de-CH": Typography("«", "»", "Zurück zur Fussnote {} im Text"),
    "el": Typography("«", "»"),
    "es": Typography("«", "»", "Volver a la nota {} en el texto"),
    "es-MX": Typography(back="Volver a la nota {} en el texto"),
    "et": Typography("„", "“"),
    "fa": Typography("«", "»"),
    "fi": Typography("”", "”", "Takaisin alaviitteeseen {} tekstissä"),
    "fr": Typography(f"«{_THIN}", f"{_THIN}»", "Retour à la note {} dans le texte"),
    "he": Typography("”", "”"),
    "hr": Typography("„", "”"),
    "hu": Typography("„", "”"),
    "is": Typography("„", "“"),
    "it": Typography("«", "»", "Torna alla nota {} nel testo"),
    "ja": Typography("「", "」"),
    "lt": Typography("„", "“"),
    "lv": Typography("„", "”"),
    "nb": Typography("«", "»", "Tilbake til note {} i teksten"),
    "nl": Typography(back="Terug naar voetnoot {} in de tekst"),
    "nn": Typography("«", "»"),
    "no": Typography("«", "»", "Tilbake til note {} i teksten"),
    "pl": Typography("„", "”", "Wróć do przypisu {} w tekście"),
    "pt": Typography("«", "»", "Voltar à nota {} no texto"),
    "pt-BR": Typography(back="Voltar à nota {} no texto"),
    "ro": Typography("„", "”"),
    "ru": Typography("«", "»", "Вернуться к сноске {} в тексте"),
    "sk": Typography("„", "“"),
    "sl": Typography("„", "“"),
    "sr": Typography("„", "”"),
    "sv": Typography("”", "”", "Tillbaka till not {} i texten"),
    "tr": Typography(),
    "uk": Typography("«", "»"),
    "zh": Typography(),
    "zh-TW": Typography("「", "」"),
}


def typography(language: str) -> Typography:
    """Returns the typography of a language tag: that of the tag itself, or of its base language, or English."""
    parts = language.replace("_", "-").split("-")
    base = parts[0].lower()
    region = next((part.upper() for part in parts[1:] if len(part) == 2), "")
    return LANGUAGES.get(f"{base}-{region}", LANGUAGES.get(base, _ENGLISH))
