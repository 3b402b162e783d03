"""The content security policy that a page carries: what it may load (W3C, Content Security Policy Level 3)."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.model.site import Chrome

OWN = "'self'"


def policy(chrome: Chrome, also: Iterable[tuple[str, str]] = ()) -> str:
    """What lies on the site, what site.yaml allows besides, and what this page needs, as (directive, source). Empty where pages do not say."""
    if chrome.policy is None:
        return ""
    sources = {"default-src": [OWN], **{name: [OWN, *written] for name, written in sorted(chrome.policy.items())}}
    sources["default-src"] = list(dict.fromkeys((OWN, *sources["default-src"])))
    for name, source in also:
        sources.setdefault(name, list(sources["default-src"])).append(source)
    return "; ".join(" ".join((name, *listed)) for name, listed in sources.items())
