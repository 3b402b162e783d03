"""The names under which a story is found: bylines, regions, coverage, tags.

A file of its own because they are read alike: a declared spelling becomes the declared term, any other is welcome or has a nearest name.
"""

from __future__ import annotations

from functools import lru_cache

from newsgen.content.positioned_yaml.spans import Place
from newsgen.content.schema.validate import describe
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.content.story.sections import NO_LETTERS
from newsgen.model.article import Term
from newsgen.model.site import Declared
from newsgen.model.slug import slugify


@lru_cache(maxsize=64)
def spellings_of(declared: tuple[Declared, ...]) -> dict[str, Declared]:
    """Every spelling of every declared term, case-folded. A term's own slug and label win over another's spelling."""
    found: dict[str, Declared] = {}
    for names in (lambda one: (one.slug, one.label), lambda one: one.spellings):
        for term in declared:
            for name in names(term):
                found.setdefault(name.casefold(), term)
    return found


def terms(
    key: str,
    names: tuple[str, ...],
    declared: tuple[Declared, ...],
    collector: DocumentCollector,
    *,
    only_declared: bool,
    called: str,
    code: str,
) -> tuple[Term, ...]:
    """The terms that ``names`` mean, each once, in the editor's order."""
    if not names:
        return ()
    known = spellings_of(declared)
    slugs = {one.slug: one for one in declared}
    found: dict[str, Term] = {}
    for name in names:
        one = known.get(name.casefold()) or slugs.get(slugify(name))
        if one:
            found.setdefault(one.slug, Term(one.slug, one.label))
            continue
        slug = slugify(name)
        if not slug:
            collector.error(
                "story/no-slug", f"{describe(name)} has no page: {NO_LETTERS}", _place(key, name, collector), "write it in letters"
            )
            continue
        if only_declared:
            _undeclared(key, name, declared, collector, called=called, code=code)
        if slug in found and found[slug].label.casefold() != name.casefold():
            message = f"{describe(name)} and {describe(found[slug].label)} have the same address, and count as one"
            collector.warn(
                "story/same-address",
                message,
                _place(key, name, collector),
                "leave one out, or declare them in site.yaml with ids of their own",
            )
        found.setdefault(slug, Term(slug, name))
    return tuple(found.values())


def _undeclared(key: str, name: str, declared: tuple[Declared, ...], collector: DocumentCollector, *, called: str, code: str) -> None:
    close = collector.nearest(name, spellings_of(declared))
    labels = ", ".join(one.slug for one in declared[:12])
    hint = (
        f'did you mean "{spellings_of(declared)[close].slug}"?'
        if close
        else f"site.yaml has {labels}"
        if labels
        else "declare it in site.yaml"
    )
    collector.error(code, f"site.yaml has no {called} {describe(name)}", _place(key, name, collector), hint)


def _place(key: str, name: str, collector: DocumentCollector) -> Place:
    """Where the name stands: its item in a list, or the key's value."""
    written = collector.document.values.get(key)
    for index, item in enumerate(written if isinstance(written, list) else ()):
        if isinstance(item, str) and " ".join(item.split()) == name:
            return (key, index)
    return (key,)
