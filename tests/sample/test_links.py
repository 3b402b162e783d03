"""The sample as a whole: no link of it leads nowhere, in any edition, and no anchor is missing."""

from __future__ import annotations

from urllib.parse import unquote, urljoin

import pytest

from tests.support.sample_site import BASE

NAMED = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("video", "src"), ("video", "poster"), ("source", "src"))


def broken(sample, url, tags, anchors):
    """The addresses that a page names at which there is nothing, and the anchors that their page lacks."""
    found = []
    for tag in tags:
        for name, attribute in NAMED:
            if tag.name != name or attribute not in tag.attributes:
                continue
            target, _, anchor = urljoin(url, tag[attribute]).partition("#")
            if not target.startswith("https://example.org/"):
                continue
            file = sample.file_of(target)
            page = unquote(target)
            if file is None or (anchor and page in anchors and unquote(anchor) not in anchors[page]):
                found.append(tag[attribute])
    return found


@pytest.fixture(scope="module")
def anchors(sample):
    """The ids of every page."""
    return {url: {tag["id"] for tag in tags if tag["id"]} for url, tags in sample.pages.items()}


def test_no_link_and_no_anchor_is_broken(sample, anchors):
    assert len(sample.pages) > 500
    for url, tags in sample.pages.items():
        assert broken(sample, url, tags, anchors) == [], url


def test_no_id_stands_twice_on_a_page(sample, anchors):
    for url, tags in sample.pages.items():
        assert sum(1 for tag in tags if tag["id"]) == len(anchors[url]), url


@pytest.mark.parametrize(("attribute", "value"), [("href", "nowhere/"), ("href", "#nowhere"), ("href", "/other/"), ("src", "img/none.jpg")])
def test_a_broken_one_would_be_found(sample, anchors, attribute, value):
    tags = list(sample.pages[BASE])
    at = next(n for n, tag in enumerate(tags) if tag.name == ("a" if attribute == "href" else "img"))
    tags[at] = type(tags[at])(tags[at].name, {attribute: value})
    assert broken(sample, BASE, tags, anchors) == [value]
