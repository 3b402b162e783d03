"""Random edits of a newsroom, for the laws."""

from __future__ import annotations

from hypothesis import strategies as st

from newsgen.model.instant import instant

TAGS = ["Vote", "Assembly", "Prices", "C++", "vote", "Élan"]
SECTIONS = ["news/politics", "news/economy", "news"]
DATES = ["2026-11-20 10:00", "2026-11-21 10:00", "2026-10-31 23:30", "2025-02-01 08:00", "2026-11-24 08:00", "2026-11-20 10:00:30"]

story = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["a", "b", "c", "d", "e"]),
        "section": st.sampled_from(SECTIONS),
        "title": st.sampled_from(["One", "Two", "Three", "Vier"]),
        "date": st.sampled_from(DATES),
        "tags": st.lists(st.sampled_from(TAGS), max_size=3, unique=True),
        "coverage": st.sampled_from(["", "strike"]),
        "more": st.sampled_from(
            [
                "",
                "featured: true",
                "embargo: 2026-11-23 12:00",
                "expires: 2026-11-22 12:00",
                "status: draft",
                "byline: lina-haddad",
                "byline: Free Name",
                "breaking: true",
                "byeline: Wrong",
                "slug: same",
                "image: img/a.png\nimage_alt: A\nimage_caption: B\nimage_credit: C",
                "type: opinion",
                "updated: 2026-11-22 10:00",
                "id: fixed",
            ]
        ),
        "body": st.sampled_from(
            [
                "Text.",
                "More text, [a link](a.md) and [another](../../politics/2026/b.md).",
                "/// related\n- a.md\n- c.md\n///",
                "![Alt](img/a.png)",
                "![Beside](beside.png)",
            ]
        ),
    }
)


def text_of(one: dict) -> str:
    coverage = f"coverage: {one['coverage']}\n" if one["coverage"] else ""
    more = f"{one['more']}\n" if one["more"] else ""
    return f"---\ntitle: {one['title']}\ndate: {one['date']}\ntags: {one['tags']}\n{coverage}{more}---\n\n{one['body']}\n"


edit = st.one_of(
    st.tuples(st.just("story"), story),
    st.tuples(st.just("story"), story),
    st.tuples(st.just("delete"), st.sampled_from(SECTIONS), st.sampled_from(["a", "b", "c", "d", "e"])),
    st.tuples(
        st.just("rename"), st.sampled_from(SECTIONS), st.sampled_from(["a", "b", "c"]), st.sampled_from(["A", "e\u0301", "\u00e9", "d"])
    ),
    st.tuples(
        st.just("clock"), st.sampled_from(["2026-11-23T09:00:00Z", "2026-11-23T13:00:00Z", "2026-11-25T00:00:00Z", "2026-11-20T11:00:00Z"])
    ),
    st.tuples(st.just("ticker"), st.sampled_from(["[]", "[{text: Now}]", "[{text: Soon, start: 2026-11-23 10:00}, {text: 'A: \"b\"'}]"])),
    st.tuples(st.just("read"), st.sampled_from(["a", "b", "zz"])),
    st.tuples(st.just("author"), st.sampled_from(["Lina Haddad", "L. Haddad", ""])),
    st.tuples(
        st.just("picture"),
        st.sampled_from(["content/news/politics/2026/beside.png", "static/img/a.png"]),
        st.sampled_from([b"", b"1", b"2"]),
    ),
    st.tuples(
        st.just("site"), st.sampled_from(["", "about: Words\n", "read_next: {related: 1}\n", "delivery: ssi\n", "delivery: fetch\n"])
    ),
    st.tuples(st.just("css"), st.sampled_from([b"", b"a{}", b"b{}"])),
    st.tuples(st.just("page"), st.sampled_from(["About us", "About", ""])),
)


def apply(room, one: tuple, site: str) -> None:
    """Make one edit of a newsroom."""
    match one:
        case ("story", data):
            room.write(f"content/{data['section']}/2026/{data['name']}.md", text_of(data))
        case ("delete", section, name):
            (room.root / f"content/{section}/2026/{name}.md").unlink(missing_ok=True)
        case ("rename", section, name, to):
            source = room.root / f"content/{section}/2026/{name}.md"
            if source.exists():
                source.rename(source.with_name(f"{to}.md"))
        case ("clock", at):
            room.at = instant(at)
        case ("ticker", text):
            room.write("content/_data/breaking.yaml", text + "\n")
        case ("read", name):
            room.write("content/_data/most-read.yaml", f"items:\n- {{story: news/politics/2026/{name}.md, reads: 5}}\n")
        case ("author", title):
            _put(room, "content/authors/lina-haddad.md", f"---\ntitle: {title}\n---\nBio.\n".encode() if title else b"")
        case ("picture", path, data):
            _put(room, path, data)
        case ("site", more):
            room.write("site.yaml", site + more)
        case ("css", data):
            _put(room, "static/css/own.css", data)
        case ("page", title):
            _put(room, "content/pages/about.md", f"---\ntitle: {title}\n---\nWords.\n".encode() if title else b"")


def _put(room, path: str, data: bytes) -> None:
    if data:
        room.write(path, data)
    else:
        (room.root / path).unlink(missing_ok=True)
