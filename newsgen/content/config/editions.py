"""Reads the editions of site.yaml, and checks their codes and languages and the titles that other keys give for them.

The code of an edition is the name of its folder, the first part of its addresses, and a key below ``titles``. It must be fit for all three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsgen.content.positioned_yaml.spans import Place
from newsgen.content.schema.validate import describe
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.model.scope import RESERVED
from newsgen.model.site import EditionName

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"})
_CODE = re.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*")


def direction_of(values: dict[str, Any], language: str) -> str:
    """Returns ``ltr`` or ``rtl``: the edition's ``direction``, or else that of its language."""
    direction: str = values.get("direction", "")
    return direction or ("rtl" if language.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT else "ltr")


def names_of_editions(values: dict[str, Any], collector: DocumentCollector) -> tuple[EditionName, ...]:
    """Returns all editions with their labels, the default one first; an empty tuple if the default edition is the only one.

    Notes codes that cannot be used, and editions that share a language.
    """
    written = values.get("editions", {})
    if not written:
        return ()
    language = values.get("language", "en")
    sections = {section["id"] for section in values.get("sections", ())}
    for code in written:
        if not _CODE.fullmatch(code):
            hint = "write the language's code in lower case: es, pt-br"
            collector.error(
                "site/wrong-value", f"editions: {describe(code)} is not the code of an edition", ("editions", code), hint, key=True
            )
        elif code in RESERVED or code in sections:
            owner = "a section" if code in sections else "the site"
            message = f"editions: {describe(code)} is taken: {owner} has /{code}/"
            collector.error("site/reserved-id", message, ("editions", code), "choose another code", key=True)
    _check_languages_differ(values, collector)
    default = EditionName(code="", label=values.get("label", language.upper()), language=language, direction=direction_of(values, language))
    return (default, *(_edition_name(code, own) for code, own in written.items()))


def _check_languages_differ(values: dict[str, Any], collector: DocumentCollector) -> None:
    """Notes an edition that has the language of another one: search engines could not tell them apart."""
    owners = {values.get("language", "en").casefold(): "the site"}
    for code, own in values["editions"].items():
        language = own.get("language", code)
        owner = owners.setdefault(language.casefold(), code)
        if owner != code:
            hint = "give each edition a language tag of its own: es, es-MX"
            collector.error(
                "site/wrong-value", f"editions: {code} has the language {language}, which {owner} has too", ("editions", code), hint
            )


def _edition_name(code: str, own: dict[str, Any]) -> EditionName:
    """Returns the code, label, language and direction of an edition besides the default one; ``own`` are its keys in site.yaml."""
    language = own.get("language", code)
    return EditionName(code=code, label=own.get("label", code.upper()), language=language, direction=direction_of(own, language))


def check_titles(values: dict[str, Any], names: tuple[EditionName, ...], collector: DocumentCollector) -> None:
    """Notes each key below ``titles`` that is not the code of an edition."""
    codes = [name.code for name in names if name.code]
    for place, entry in _titled_entries(values):
        for code in entry.get("titles", {}):
            if code not in codes:
                close = collector.nearest(code, codes)
                hint = (
                    f'did you mean "{close}"?' if close else f"the editions are {', '.join(codes)}" if codes else "name it below editions"
                )
                collector.error(
                    "site/unknown-edition", f"titles: there is no edition {describe(code)}", (*place, "titles", code), hint, key=True
                )


def _titled_entries(values: dict[str, Any]) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Yields each section, region, dossier and tag, with its place. The table of sections limits the depth of their tree."""
    waiting: list[tuple[Place, Any]] = [(("sections",), values.get("sections", ()))]
    waiting += [((key,), values.get(key, ())) for key in ("regions", "coverage")]
    waiting.append((("tags", "declared"), values.get("tags", {}).get("declared", ())))
    while waiting:
        place, entries = waiting.pop()
        for index, entry in enumerate(entries):
            yield (*place, index), entry
            waiting.append(((*place, index, "sections"), entry.get("sections", ())))
