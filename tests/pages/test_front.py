"""The home page."""

from __future__ import annotations

import re


def test_no_story_stands_twice(newsroom):
    for n in range(30):
        newsroom.story(
            f"news/politics/2026/p{n}", f"Politics {n:02}", f"2026-11-0{1 + n % 9} 10:{n:02}", featured="true" if n % 4 == 0 else "false"
        )
        newsroom.story(
            f"news/economy/2026/e{n}", f"Economy {n:02}", f"2026-11-0{1 + n % 9} 11:{n:02}", type="opinion" if n % 3 else "article"
        )
    newsroom.build()
    main = re.sub(r"<aside.*?</aside>", "", newsroom.page("/").split("<main", 1)[1].split("</main>", 1)[0], flags=re.DOTALL)
    titles = re.findall(r"(?:Politics|Economy) \d\d", re.sub(r"<img[^>]*>", "", main))
    assert len(titles) > 12
    assert len(titles) == len(set(titles))
