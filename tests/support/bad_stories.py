"""Bad stories by name: what is in the file, and what must be told of it. Data for tests/diagnostics/test_bad_stories.py, one line a case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bad:
    """A file, the code of a problem in it and its line; of a published one, where it stands and what the page shows and does not."""

    data: bytes
    code: str = ""
    line: int = 0
    address: str = ""
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


HEAD = "---\ntitle: Bad\ndate: 2026-11-18 06:40\n"


def text(whole: str, code: str = "", line: int = 0, **more) -> Bad:
    return Bad(whole.encode("utf-8", "surrogatepass"), code, line, **more)


def dated(date: str, code: str = "front-matter/wrong-value", **more) -> Bad:
    """A story whose date, in line 3, is this."""
    return text(f"---\ntitle: Bad\ndate: {date}\n---\nText.\n", code, 3 if code else 0, **more)


def keyed(lines: str, code: str = "", line: int = 4, **more) -> Bad:
    """A story with these lines in its front matter, from line 4."""
    return text(f"{HEAD}{lines}\n---\nText.\n", code, line if code else 0, **more)


def body(words: str, code: str = "", line: int = 5, **more) -> Bad:
    """A story with this body, from line 5."""
    return text(f"{HEAD}---\n{words}\n", code, line if code else 0, **more)


def page(month: str) -> str:
    return f"news/politics/{month}/bad/index.html"


BOMB = "extra:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
WRONG = "front-matter/wrong-value"
DEEP, MUCH = "markdown/too-deep", "markdown/too-much"

HELD: dict[str, Bad] = {
    # dates
    "no date at all": dated("0000-00-00"),
    "30 February": dated("2026-02-30"),
    "month 13": dated("2026-13-01"),
    "hour 25": dated("2026-11-18 25:00"),
    "date in words": dated("yesterday"),
    "date of slashes": dated("18/11/2026"),
    "date as a mapping": dated("{year: 2026}"),
    "date as a list": dated("[2026-11-18]"),
    "date as a number": dated("1700000000"),
    "date of 5,000 digits": dated("9" * 5000),
    "date without a value": dated("", "front-matter/missing-key"),
    "year 1, east": dated("0001-01-01 00:00 +14:00"),
    "year 9999, west": dated("9999-12-31 23:59 -12:00"),
    "zone of 99 hours": dated("2026-11-18 06:40 +99:00"),
    "half past am": dated("2026-11-18 6:40 am"),
    "embargo in words": keyed("embargo: soon", WRONG),
    "title as a mapping": text("---\ntitle: {a: b}\ndate: 2026-11-18\n---\nText.\n", WRONG, 2),
    "title of a template": text("---\ntitle: {{ page.title }}\ndate: 2026-11-18\n---\nText.\n", "yaml/complex-key", 2),
    "title missing": text("---\ndate: 2026-11-18\n---\nText.\n", "front-matter/missing-key", 2),
    "key mistyped": keyed("embrago: 2026-12-01", "front-matter/unknown-key"),
    # tags
    "tags as a mapping": keyed("tags: {a: b}", WRONG),
    "tags in tags": keyed("tags: [[a], b]", WRONG),
    "tags without letters": keyed("tags: ['+++']", "story/no-slug"),
    # the file's form
    "key given twice": keyed("tags: [a]\ntags: [b]", "yaml/duplicate-key", 5),
    "title given twice": keyed("title: Again", "yaml/duplicate-key"),
    "tab in YAML": keyed("tags:\n\t- a", "yaml/tab", 5),
    "no front matter": text("Just text.\n", "front-matter/missing-fence", 1),
    "empty": text("", "front-matter/empty", 1),
    "fence not closed": text("---\ntitle: Bad\ndate: 2026-11-18\n\nText.\n", "front-matter/unclosed-fence", 1),
    "UTF-16": Bad(f"{HEAD}---\nText.\n".encode("utf-16"), "file/utf-16", 1),
    "UTF-16 without its mark": Bad(f"{HEAD}---\nText.\n".encode("utf-16-be"), "file/nul", 1),
    "not UTF-8": Bad(f"{HEAD}kicker: café\n---\nText.\n".encode("latin-1"), "file/not-utf8", 4),
    "NUL in the body": body("One.\n\nT\0wo.", "file/nul", 7),
    "NUL in front matter": keyed("kicker: a\0b", "file/nul"),
    "lone surrogate": body("One.\n\nT\ud800wo.", "file/not-utf8", 7),
    "lone surrogate, escaped": keyed('kicker: "\\ud800"', "yaml/escape"),
    # YAML that attacks
    "alias bomb": keyed(BOMB, "yaml/too-large", 9),
    "alias of itself": keyed("extra: &a\n  b: *a", "yaml/alias", 5),
    "python object": keyed("extra: !!python/object/apply:os.system [touch pwned]", "yaml/tag"),
    "python name": keyed("kicker: !!python/name:os.system", "yaml/tag"),
    "huge whole number": keyed(f"toc: {'9' * 10_000}", WRONG),
    "nested YAML": keyed(f"extra: {'[' * 5000}{']' * 5000}", "yaml/too-deep"),
    # addresses
    "slug of dots": keyed("slug: '..'", "story/bad-slug"),
    "slug that climbs": keyed("slug: ../../../etc", "story/bad-slug"),
    "slug with a slash": keyed("slug: a/b", "story/bad-slug"),
    "slug with a backslash": keyed("slug: a\\b", "story/bad-slug"),
    "slug with a control character": keyed('slug: "a\\x01b"', "yaml/control-character"),
    "slug of 300": keyed(f"slug: {'a' * 300}", "story/bad-slug"),
    "slug of Windows": keyed("slug: CON", "story/bad-slug"),
    "slug without letters": keyed("slug: '🌉'", "story/bad-slug"),
    "permalink that climbs": keyed("permalink: /../x/", "story/bad-permalink"),
    "permalink that climbs, in code": keyed("permalink: /%2e%2e/x/", "story/bad-permalink"),
    "permalink of a folder like a file": keyed("permalink: /news/feed.xml/", "story/bad-permalink"),
    "permalink below a page's file": keyed("permalink: /news/politics/2026/11/vote/index.html/x/", "story/bad-permalink"),
    "permalink of the front page": keyed("permalink: /index.html", "story/reserved-address"),
    "permalink of the error page": keyed("permalink: /404.html", "story/reserved-address"),
    "permalink among tags": keyed("permalink: /Tags/x/", "story/reserved-address"),
    "permalink among our marks": keyed("permalink: /.newsgen/files.html", "story/reserved-address"),
    "permalink of a section": keyed("permalink: /news/Politics/", "story/reserved-address"),
    "permalink of an archive": keyed("permalink: /news/politics/2026/11/", "story/reserved-address"),
    "permalink taken by a page": keyed("permalink: /About/", "address/taken", 1),
    # links and pictures
    "link with a tab": body("[Two](<JaVa\tScRiPt:alert(1)>)", "markdown/bad-link"),
    "link out of the site": body("[Two](../../../../../etc/passwd)", "markdown/bad-link"),
    "picture out of the site": keyed("image: ../../../../../etc/passwd", "story/outside-site"),
    "picture of site.yaml": keyed("image: ../../../../site.yaml", "story/outside-site"),
    "picture from a disk": keyed("image: file:///etc/passwd", "image/elsewhere"),
    "picture from elsewhere": keyed("image: https://x.example/a.jpg", "image/elsewhere"),
    "picture out of the site, in the body": body("![Two](../../../../../etc/passwd)", "markdown/bad-picture"),
    "related out of the site": keyed("related: [../../../../../x.md]", "story/outside-site"),
    # texts on which parsers turn slow
    "brackets": body("[" * 100_000, MUCH),
    "picture brackets": body("![" * 50_000, MUCH),
    "stars": body("*a " * 50_000, MUCH),
    "quotes on a line": body(">" * 100_000, DEEP),
    "backticks": body("".join("`" * (n % 300 + 1) + "a " for n in range(2000)), MUCH),
    "angles": body("<" * 100_000, MUCH),
    "tags of HTML": body("<b>" * 50_000, MUCH),
    "list in list": body("".join("    " * n + "- a\n" for n in range(300)), DEEP, 25),
    "quote in quote": body("".join("> " * n + "a\n" for n in range(300)), DEEP, 26),
    "two megabytes": body("a " * 1_000_001, "file/too-large", 1),
}

PUBLISHED: dict[str, Bad] = {
    "zone without a colon": dated("2026-11-18T06:40:00-0400", "", shown=("2026, 11, 18, 10, 40",)),
    "zone after a blank": dated("2026-11-18 06:40 +0300", "", shown=("2026, 11, 18, 3, 40",)),
    "zone Z": dated("2026-11-18T06:40Z", "", shown=("2026, 11, 18, 6, 40",)),
    "date in English": dated("8 Jul 2023 14:26", "", address=page("2023/07"), shown=("2023, 7, 8, 13, 26",)),
    "date in quotes": dated("'2023-07-08 14:26'", "", address=page("2023/07"), shown=("2023, 7, 8, 13, 26",)),
    "date alone": dated("2023-07-08", "", address=page("2023/07")),
    "tags as text": keyed("tags: Vote, Prices", shown=("Vote", "Prices")),
    "tags that YAML misreads": keyed("tags: [no, 1984, 12:30]", shown=("&#39;no&#39;", "&#39;1984&#39;", "&#39;12:30&#39;")),
    "tags as a number": keyed("tags: 1984", shown=("&#39;1984&#39;",)),
    "tags empty": keyed("tags:"),
    "byte order mark": Bad(b"\xef\xbb\xbf" + f"{HEAD}---\nText.\n".encode(), shown=("Text.",)),
    "CRLF": Bad(f"{HEAD}---\nOne.\n\nTwo.\n".replace("\n", "\r\n").encode(), shown=("One.", "Two."), hidden=("\r",)),
    "CR": Bad(f"{HEAD}---\nOne.\n\nTwo.\n".replace("\n", "\r").encode(), shown=("One.", "Two."), hidden=("\r",)),
    "tag of Jinja": body("One.\n\n{{ 1234 * 1000 }}", "markdown/template-tag", 7, shown=("{{ 1234 * 1000 }}",), hidden=("1234000",)),
    "tag of Liquid": body("{% include 'site.yaml' %}", "markdown/template-tag", shown=("{% include", "%}"), hidden=("base_url",)),
    "tag of Hugo": body("{{< youtube x >}}", "markdown/template-tag", shown=("{{", "youtube x", "}}")),
    "huge number": keyed(f"extra: {{n: {'9' * 100_000}}}"),
    "slug of two lines": keyed('slug: "bad\\nslug"', address="news/politics/2026/11/bad-slug/index.html"),
    "script": body("One.\n\n<script>alert(1)</script>\n\nTwo.", "markdown/removed-script", 7, shown=("One.", "Two."), hidden=("alert",)),
    "handler": body('One.\n\nT<b onclick="alert(1)">wo</b>.', "markdown/removed-handler", 7, hidden=("onclick", "alert")),
    "handler of a picture": body("<img src=img/x.png onerror=alert(1)>", "markdown/removed-handler", hidden=("onerror", "alert")),
    "frame": body("One.\n\n<iframe src='https://x.example/'></iframe>", "markdown/removed-embed", 7, hidden=("iframe", "x.example")),
    "form": body("<form action='https://x.example/'><input></form>", "markdown/removed-form", hidden=("x.example", "input")),
    "drawing in the text": body("<svg onload=alert(1)><script>2</script></svg>", "markdown/removed-embed", hidden=("onload", "&lt;svg")),
    "link to a script": body(
        "One.\n\n[Two](javascript:alert(1))", "markdown/removed-address", 7, shown=("Two",), hidden=("javascript", "alert")
    ),
    "link in code": body("[Two](java&#115;cript:alert(1))", "markdown/removed-address", shown=("Two",), hidden=("script:", "alert")),
    "link to data": body("[Two](data:text/html;base64,eA==)", "markdown/removed-address", shown=("Two",), hidden=("base64",)),
    "two tags of one address": keyed("tags: [C++, 'C#']", "story/same-address", shown=("C++",)),
    "refresh": body("<meta http-equiv=refresh content='0;url=//x.example'>", "markdown/removed-tag", hidden=("x.example",)),
    "address of a script": body("<a href='&#106;avascript:alert(1)'>T</a>", "markdown/removed-address", hidden=("javascript", "alert")),
    "missing picture": keyed("image: {src: img/none.jpg, alt: A, credit: C}", "picture/missing"),
    "missing picture in the body": body("One.\n\n![A](img/none.jpg)", "picture/missing", 7),
    "missing story": body("One.\n\n[Two](none.md)", "link/missing", 7, shown=("Two",)),
    "title of markup": text("---\ntitle: <script>a</script>\ndate: 2026-11-18\n---\nx\n", shown=("&lt;script&gt;",), hidden=("<script",)),
}

LONGER: dict[str, Bad] = {
    "ordinary megabyte": body(("The port said *no* on Monday, and [the offer](https://a.example/) of 4.2 per cent was not put to a vote. " * 3 + "\n\n") * 3200),
    "megabyte of brackets": body("[" * 1_000_000, MUCH),
    "megabyte of stars": body("*" * 999_999, MUCH),
    "megabyte of backticks": body("`" * 1_000_000, MUCH),
    "megabyte of quotes": body(">" * 1_000_000, DEEP),
}  # fmt: skip
