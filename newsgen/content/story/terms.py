"""The terms of a story: its bylines, regions, coverage and tags.

All are read in the same way. A spelling that site.yaml declares becomes the declared term. Any other name is a term of its own, or an
error if only declared terms are allowed.
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
def terms_by_spelling(declared: tuple[Declared, ...]) -> dict[str, Declared]:
    """Returns the declared terms by all their spellings, case-folded. A term's slug and label win over another's spelling."""
    result: dict[str, Declared] = {}
    for names in (lambda term: (term.slug, term.label), lambda term: term.spellings):
        for term in declared:
            for name in names(term):
                result.setdefault(name.casefold(), term)
    return result


def read_terms(
    key: str,
    names: tuple[str, ...],
    declared: tuple[Declared, ...],
    collector: DocumentCollector,
    *,
    only_declared: bool,
    called: str,
    code: str,
) -> tuple[Term, ...]:
    """Returns the terms that ``names`` mean, each once, in the editor's order. ``key`` is that of front matter.

    With ``only_declared``, other terms are reported with the problem ``code``; ``called`` is what the message calls a term.
    """
    if not names:
        return ()
    by_spelling = terms_by_spelling(declared)
    by_slug = {term.slug: term for term in declared}
    terms: dict[str, Term] = {}
    for name in names:
        known = by_spelling.get(name.casefold()) or by_slug.get(slugify(name))
        if known:
            terms.setdefault(known.slug, Term(known.slug, known.label))
            continue
        slug = slugify(name)
        if not slug:
            collector.error(
                "story/no-slug", f"{describe(name)} has no page: {NO_LETTERS}", _place(key, name, collector), "write it in letters"
            )
            continue
        if only_declared:
            _report_undeclared(key, name, declared, collector, called=called, code=code)
        if slug in terms and terms[slug].label.casefold() != name.casefold():
            message = f"{describe(name)} and {describe(terms[slug].label)} have the same address, and count as one"
            collector.warn(
                "story/same-address",
                message,
                _place(key, name, collector),
                "leave one out, or declare them in site.yaml with ids of their own",
            )
        terms.setdefault(slug, Term(slug, name))
    return tuple(terms.values())


def _report_undeclared(
    key: str, name: str, declared: tuple[Declared, ...], collector: DocumentCollector, *, called: str, code: str
) -> None:
    """Reports a term that site.yaml does not declare, with the nearest one or the first 12 as a hint."""
    close = collector.nearest(name, terms_by_spelling(declared))
    slugs = ", ".join(term.slug for term in declared[:12])
    hint = (
        f'did you mean "{terms_by_spelling(declared)[close].slug}"?'
        if close
        else f"site.yaml has {slugs}"
        if slugs
        else "declare it in site.yaml"
    )
    collector.error(code, f"site.yaml has no {called} {describe(name)}", _place(key, name, collector), hint)


def _place(key: str, name: str, collector: DocumentCollector) -> Place:
    """Returns the place of a name in front matter: its item of a list, or the key's value."""
    written = collector.document.values.get(key)
    for index, item in enumerate(written if isinstance(written, list) else ()):
        if isinstance(item, str) and " ".join(item.split()) == name:
            return (key, index)
    return (key,)
