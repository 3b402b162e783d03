"""The pages that are looked at in Chromium, and scripts that look for flaws of their layout."""

from __future__ import annotations

STORY = "articles/opinion/2026/11/i-taught-the-crane-my-hands/"
PAGES = ("", "news/", "news/politics/", STORY, "in-pictures/2026/11/the-carvings-sail-home-to-ombrey/", "tags/", "tags/harbour-strike/",
         "authors/lina-haddad/", "coverage/harbour-strike/", "archive/", "archive/2026/11/", "about/", "search/", "404.html")  # fmt: skip
OVER = "document.documentElement.scrollWidth - innerWidth"
CUT = """() => [...document.querySelectorAll("body *")].filter(e => {
  const style = getComputedStyle(e);
  if (!e.checkVisibility({visibilityProperty: true}) || e.closest(".unseen, .skip") || !e.innerText?.trim()) return false;
  const across = style.overflowX !== "visible" && style.overflowX !== "auto" && e.scrollWidth > e.clientWidth + 1;
  const down = style.overflowY !== "visible" && style.overflowY !== "auto" && e.scrollHeight > e.clientHeight + 2;
  return e.clientHeight > 0 && (across || down);
}).map(e => [e.tagName, e.className, e.innerText.slice(0, 60)])"""


# Words of a few letters that stand in more than one line.
BROKEN = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = new Range();
  for (let text; (text = walker.nextNode());) {
    if (!text.parentElement.checkVisibility({visibilityProperty: true}) || text.parentElement.closest(".unseen, .skip, code")) continue;
    for (const word of text.data.matchAll(/[^\\s\\-/.]{2,9}(?=[\\s.,]|$)/g)) {
      range.setStart(text, word.index), range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
      if (lines.size > 1 && !/\\S$/.test(text.data.slice(0, word.index))) found.push(word[0]);
    }
  }
  return found;
}"""
