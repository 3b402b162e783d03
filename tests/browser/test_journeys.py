"""Journeys through the sample newsroom in Chromium."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [390, 1280])
def test_from_the_home_page_to_a_story(chromium, address, scripts, width):
    context = chromium.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
    page = context.new_page()
    lost = []
    page.on("response", lambda answer: lost.append(answer.url) if answer.status >= 400 else None)
    page.goto(address)
    assert page.locator(".ticker li").count() == 10
    page.locator(".front-lead h2 a").first.click()
    assert page.locator("h1").count() == 1
    for part in (".story-meta", ".dek", ".share a", ".body p", ".tags a", ".most-read li", ".coverage", ".read-next .teaser"):
        assert page.locator(part).count() > 0, part
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") or not scripts
    assert lost == []
    context.close()


def test_every_link_of_the_sample_leads_somewhere(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    seen, waiting = set(), [address]
    while waiting and len(seen) < 60:
        url = waiting.pop(0)
        answer = page.request.get(url)
        assert answer.ok, url
        seen.add(url)
        if url.endswith("/"):
            page.goto(url)
            links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href.split('#')[0])")
            waiting += sorted({link for link in links if link.startswith(address)} - seen - set(waiting))
    context.close()
