"""The content security policy of a page: what a browser may load for it.

Specification: W3C, Content Security Policy Level 3, https://www.w3.org/TR/CSP3/.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.model.site import Chrome

SELF = "'self'"
"""The source that stands for the site itself."""


def policy(chrome: Chrome, page_sources: Iterable[tuple[str, str]] = ()) -> str:
    """Returns the policy: the site itself, what site.yaml allows besides, and what this page needs.

    ``page_sources`` are pairs of directive and source. The policy is empty if site.yaml says that pages carry none.
    """
    if chrome.policy is None:
        return ""
    sources = {"default-src": [SELF], **{name: [SELF, *allowed] for name, allowed in sorted(chrome.policy.items())}}
    sources["default-src"] = list(dict.fromkeys((SELF, *sources["default-src"])))
    for name, source in page_sources:
        sources.setdefault(name, list(sources["default-src"])).append(source)
    return "; ".join(" ".join((directive, *allowed)) for directive, allowed in sources.items())
