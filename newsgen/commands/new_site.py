"""The files that ``newsgen init`` and ``newsgen new`` write."""

from __future__ import annotations

import json

STARTER = {
    "site.yaml": """\
title: My Newsroom
slogan: What happened, and why it matters
base_url: http://localhost:8000/
language: en
timezone: UTC
sections:
  - id: news
    title: News
    sections:
      - {id: politics, title: Politics}
      - {id: culture, title: Culture}
footer: [about, authors, tags, archive]
# images: {}   # pictures in many sizes, without the place where each was taken: pip install 'newsgen[images]'
""",
    "content/news/politics/YEAR/hello.md": """\
---
title: Our newsroom opens its doors
date: DATE
tags: [Newsroom]
dek: The first story of this site, and a tour of what a story can hold.
---
Edit this file, `content/news/politics/YEAR/hello.md`, and run `newsgen build` again.

## Links between stories

Name the other file: [what is on this week](../../culture/YEAR/first-night.md). The link follows the story when it moves.
""",
    "content/news/culture/YEAR/first-night.md": """\
---
title: A first night for the town's new stage
date: DATE
tags: [Theatre]
dek: Two hundred seats, one curtain and a borrowed piano.
---
Doors open at seven. The programme changes every Thursday.
""",
    "content/pages/about.md": """\
---
title: About us
---
Say here who you are, who pays for the newsroom, and how readers reach you.
""",
    "content/_data/breaking.yaml": """\
# The ticker: a list of {text, url, start, until}; only the text is required.
[]
""",
    ".gitignore": "public/\n.newsgen/\n",
}


def new_story(title: str, date: str) -> str:
    """Returns the text of a new story's file; the story is a draft."""
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\ndate: {date}\ntags: []\ndek: \nstatus: draft\n---\n\n"
