"""Stories that are held back, with a marker in every field, and the search for that marker in an output."""

from __future__ import annotations

from tests.support.newsroom import Newsroom

NOW = "2026-11-23T09:00:00Z"
LATER = "2026-12-01T10:00:00Z"
FREE = "title: The Test Courier\nbase_url: https://example.org/\ncheck: {levels: {breaking/no-end: ignore}}\n"
"""A site that declares nothing, so that a region or dossier is known from stories alone."""


def held(lines: str, mark: str = "zq", at: str = "") -> str:
    """A story that has a marker in every field and in every kind of block."""
    return f"""---
title: "{mark}title: of it"
{lines}
id: {mark}id
kicker: {mark}kicker
byline: [{mark}author, Ada {mark}free]
source: {mark}source
region: {mark}region
coverage: {mark}coverage
tags: [{mark}tag, Vote]
dek: {mark}dek
image: {{src: img/{mark}hero.png, alt: {mark}alt, caption: {mark}caption, credit: {mark}credit}}
aliases: [/{mark}alias/]
canonical: https://a.example/{mark}canonical/
featured: true
{at or "breaking: true"}
corrections: [{{date: 2026-11-20, text: {mark}correction}}]
sponsor: {{name: {mark}sponsor, url: "https://a.example/{mark}sponsorurl/"}}
extra: {{{mark}key: {mark}extra}}
---

{mark}body *{mark}emphasis* and a [{mark}link](https://a.example/{mark}href/), a [file](static/doc/{mark}doc.pdf).

## {mark}heading

![{mark}bodyalt]({mark}beside.png)

> {mark}quote

/// post | {mark}poster (@{mark}handle)
    url: https://a.example/{mark}post
    date: 2026-11-18

{mark}posttext
///

/// video
    src: video/{mark}film.mp4
    poster: img/{mark}poster.png
    caption: {mark}videocaption
///

/// gallery
![{mark}galleryalt](img/{mark}gallery.png "{mark}gallerycaption")
///

| {mark}cell | a |
| --- | --- |
| b | [^1] |

[^1]: {mark}footnote
"""


def plant(room: Newsroom, lines: str, mark: str = "zq", folder: str = "news/politics/2026") -> str:
    """Put a held story into a newsroom, with its files, and with all that may name it; its path below content/."""
    name = f"{folder}/{mark}name.md"
    room.write(f"content/{name}", held(lines, mark))
    room.write(f"content/{folder}/{mark}beside.png", b"\x89PNG " + f"{mark}besidebytes".encode())
    for file in (f"img/{mark}hero.png", f"img/{mark}poster.png", f"img/{mark}gallery.png", f"video/{mark}film.mp4", f"doc/{mark}doc.pdf"):
        room.write(f"static/{file}", b"\x89PNG " + f"{mark}bytes of {file}".encode())
    room.write(
        "content/_data/most-read.yaml", f"items:\n- {{story: {name}, reads: 9}}\n- {{story: news/politics/2026/vote.md, reads: 5}}\n"
    )
    link = f"/content/{name}"
    body = (
        f"It was [said]({link}) once, and [again]({link}#part).\n\n/// related\n- {link}\n- /content/news/politics/2026/recount.md\n///\n"
    )
    room.story("news/economy/2026/about-it", "A story about it", "2026-11-22 10:00", body=body, related=f"[{link}]", tags="[Vote]")
    return name


def marked(tree: dict[str, bytes], mark: str = "zq") -> list[str]:
    """The files that hold a marker, in their bytes or in their name."""
    return [path for path, data in tree.items() if mark in path.lower() or mark.encode() in data.lower()]
