"""The whole sample newsroom as readers get it, at the root of a host and below a path: whole pages, and no dead address anywhere."""

from __future__ import annotations

import functools
import http.client
import http.server
import re
import shutil
import threading
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit
from zoneinfo import ZoneInfo

import pytest

from newsgen import content, render
from newsgen.model.publication import live
from newsgen.pipeline.build import Options, build
from tests.sample import copy_sample
from tests.served import Served

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
BASES = ["https://example.org/", "https://example.org/paper/"]
_STORY = re.compile(r"(.+)/(\d{4})/(\d{2})/([^/]+)/index\.html")


_BUILT: dict[str, Served] = {}
"""Built once for all the files that look at the sample."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> dict[str, Served]:
    """The sample under each base, built once."""
    for base in BASES:
        if base in _BUILT:
            continue
        site = tmp_path_factory.mktemp("sample") / "site"
        copy_sample(site)
        shutil.copytree(ROOT / "templates", site / "templates")
        text = (ROOT / "site.yaml").read_text("utf-8")
        (site / "site.yaml").write_text(text.replace("base_url: https://example.org/", f"base_url: {base}"), "utf-8")
        report = build(Options(site, site / "public", NOW, jobs=2))
        assert report.problems == []
        public = site / "public"
        tree = {p.relative_to(public).as_posix(): p.read_bytes() for p in public.rglob("*") if p.is_file() and ".newsgen" not in p.parts}
        _BUILT[base] = Served(base, tree)
        _BUILT[base].folder = public
    return _BUILT


@pytest.fixture(params=BASES, ids=["root", "path"])
def site(sites, request) -> Served:
    return sites[request.param]


@pytest.fixture(scope="module")
def stories() -> dict[str, object]:
    """The stories' articles by the path of their page, of all editions."""
    model, _ = content.read_site(ROOT)
    found = {}
    for file in sorted((ROOT / "content").rglob("*.md")):
        path = file.relative_to(ROOT).as_posix()
        own = model.of(model.edition_at(path))
        article = content.read_article(own, content.SourceFile(path, file.read_bytes())).article
        if content.role_of(own, path) == "story" and live(article, NOW):
            found[article.permalink.lstrip("/") + "index.html"] = article
    return found


EDITIONS = {"": ("en", "ltr"), "ar": ("ar", "rtl"), "es": ("es", "ltr")}


def edition_of(path):
    """The code of the edition to which a page belongs."""
    first = path.split("/")[0]
    return first if first in EDITIONS else ""


def words(path):
    """How the theme says a message on a page."""
    return render.translations((ROOT / "messages",), EDITIONS[edition_of(path)][0]).gettext


def few(found):
    """Of very many, enough to see what is wrong."""
    return list(found)[:10]


# --- addresses


def test_no_address_of_any_page_is_dead(site):
    assert len(site.pages) > 400
    lost = [(p.path, one, why) for p in site.read.values() for one in p.addresses if (why := site.lost(one, p.path))]
    assert few(lost) == []


def test_every_page_names_its_own_address(site):
    unindexed = ("404.html", "search/index.html")
    wrong = [
        (path, page.canonical) for path, page in site.pages.items() if page.canonical != site.url(path) and not path.endswith(unindexed)
    ]
    assert few(wrong) == []


def test_every_page_can_be_reached_from_the_home_page(site):
    seen, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen or path not in site.pages:
            continue
        seen.add(path)
        for one in site.pages[path].addresses:
            address = site.url(path) if one.startswith("#") else one
            parts = urlsplit(address)
            local = unquote(parts.path).removeprefix(urlsplit(site.base).path)
            waiting.append(local + "index.html" if local.endswith("/") or not local else local)
    assert few(path for path in set(site.pages) - seen if not path.endswith("404.html")) == []


def test_no_page_loads_anything_from_elsewhere(site):
    host = urlsplit(site.base).netloc
    loaded = [
        (page.path, tag, value)
        for page in site.read.values()
        for tag, attributes in page.tags
        for name, value in attributes.items()
        if (name in ("src", "srcset", "poster", "data") or (tag == "link" and name == "href")) and urlsplit(value).netloc not in ("", host)
    ]
    assert few(loaded) == []


def test_style_sheets_and_scripts_name_files_that_are_there(site):
    lost = []
    for path, data in site.tree.items():
        if path.endswith(".css"):
            named = re.findall(r"url\(\s*['\"]?([^'\")]+)", data.decode())
        elif path.endswith(".js"):
            named = re.findall(r"""(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]""", data.decode())
        else:
            continue
        lost += [(path, one) for one in named if not one.startswith(("data:", "#")) and site.lost(one, path)]
    assert lost == []


# --- pages


def test_every_page_is_well_formed(site):
    assert few((path, page.faults[:3]) for path, page in site.read.items() if page.faults) == []
    assert few(path for path in site.pages if not site.tree[path].lstrip().lower().startswith(b"<!doctype html>")) == []


def test_every_page_has_one_heading_one_main_and_no_id_twice(site):
    assert few(path for path, page in site.pages.items() if len(page.of("h1")) != 1) == []
    assert few(path for path, page in site.pages.items() if len(page.of("main")) != 1) == []
    twice = [(path, one) for path, page in site.pages.items() for one, count in Counter(page.ids).items() if count > 1]
    assert few(twice) == []
    assert few(path for path, page in site.pages.items() for one in page.ids if not one or re.search(r"\s", one)) == []


def test_headings_leave_out_no_rank(site):
    found = []
    for path, page in site.pages.items():
        ranks = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        found += [(path, ranks) for before, after in pairwise(ranks) if after > before + 1]
    assert few(found) == []


def test_every_picture_has_words_and_a_size(site):
    wrong = []
    for path, page in site.pages.items():
        for image in page.of("img"):
            size = [image.get(name, "") for name in ("width", "height")]
            if "alt" not in image or not all(one.isdigit() and int(one) > 0 for one in size):
                wrong.append((path, image))
    assert few(wrong) == []


def test_every_page_says_its_language_and_its_title(site):
    kinds = ("types", "tags", "regions", "authors", "coverage", "archive")
    titles = Counter()
    for path, page in site.pages.items():
        edition = edition_of(path)
        assert (page.of("html")[0].get("lang"), page.of("html")[0].get("dir")) == EDITIONS[edition], path
        first = path.removeprefix(f"{edition}/").split("/")[0]
        titles[edition, first if first in kinds else "", page.title] += 1
    assert "" not in {title for *_, title in titles}
    assert few(title for title, count in titles.items() if count > 1) == []


def test_words_that_label_name_something(site):
    """What aria-labelledby, aria-controls, aria-describedby and for point at is on the page."""
    lost = [
        (path, name, value)
        for path, page in site.pages.items()
        for _, attributes in page.tags
        for name, value in attributes.items()
        if name in ("aria-labelledby", "aria-describedby", "aria-controls", "for") and not set(value.split()) <= set(page.ids)
    ]
    assert few(lost) == []


def test_nothing_of_the_machinery_shows(site):
    signs = (b"{{", b"{%", b"None</", b">None<", b"Undefined", b"[object Object]", b"\x02", b"\x03", str(ROOT).encode())
    ours = {path: data for path, data in site.tree.items() if path.endswith((".html", ".xml"))}
    assert few((path, sign) for path, data in ours.items() for sign in signs if sign in data) == []


# --- the parts that every page has


def test_every_page_has_its_parts_without_scripts(site):
    root = urlsplit(site.base).path
    model, _ = content.read_site(ROOT)
    sections = ["news/", "news/politics/", "news/arts-culture/", "articles/opinion/", "videos/", "infographics/", "in-pictures/"]
    wanted = [*sections, "regions/lir-coast/", "regions/far-south/", "about/", "authors/"]
    for path, page in site.pages.items():
        edition = edition_of(path)
        chrome = model.of(edition).chrome
        foreign = [one.url for one in (*chrome.social, *chrome.apps)]
        assert len(foreign) == 4
        base = f"{root}{edition}/" if edition else root
        links = {one["href"] for one in page.of("a") if "href" in one}
        assert {base, *(base + one for one in wanted), *foreign} <= links, (path, {base, *(base + one for one in wanted), *foreign} - links)
        named = [
            chrome.sections[0].sections[3].title,
            model.of(edition).registry.coverage[0].label,
            *map(words(path), ("BREAKING", "Coverage")),
        ]
        for said in (chrome.slogan, chrome.title, chrome.rights, *named):
            assert said in page.text, (path, said)


def test_the_ticker_is_on_every_page_and_complete(site):
    model, _ = content.read_site(ROOT)
    running = {}
    for edition in EDITIONS:
        path = f"{model.of(edition).content}/_data/breaking.yaml"
        data, _ = content.read_data(model.of(edition), content.SourceFile(path, (ROOT / path).read_bytes()))
        items = [item.text for item in data.items if (not item.until or item.until > NOW) and (not item.start or item.start <= NOW)]
        running[edition] = items[:10]
    assert len(running[""]) >= 8
    for path, page in site.pages.items():
        items = running[edition_of(path)]
        assert items
        assert [item for item in items if re.sub(r"\s+", " ", item) not in page.text] == [], path


def test_most_read_is_on_every_story_and_counted(site, stories):
    for path in stories:
        assert words(path)("Most Read") in site.pages[path].text, path
    assert "Most Read" in site.pages["index.html"].text


# --- stories


def test_every_story_has_a_page(site, stories):
    assert len(stories) > 60
    assert set(stories) <= set(site.pages)


def test_every_story_has_its_parts(site, stories):
    for path, article in stories.items():
        page = site.pages[path]
        assert article.title in page.text, path
        assert f"{words(path)('By')} " in page.text, path
        for term in article.byline:
            assert any(unquote(one.get("href", "")).endswith(f"/authors/{term.slug}/") for one in page.of("a")), path
        for name in article.source:
            assert f"{words(path)('Source:')} {article.source[0]}" in page.text, (path, name)
        instants = {datetime.fromisoformat(one["datetime"]) for one in page.of("time") if "T" in one.get("datetime", "")}
        assert article.date in instants, path
        minutes = max(1, -(-article.body.words // 180))
        assert edition_of(path) or f"{minutes} Min Read" in page.text, (path, minutes)
        assert article.dek in page.text, path
        assert words(path)("Read Next") in page.text, path


def test_a_storys_date_is_shown_with_its_time(site, stories):
    for path, article in stories.items():
        local = article.date.astimezone(ZoneInfo("Europe/Lisbon"))
        assert edition_of(path) or f"{local.day} {local:%b} {local.year} {local:%H:%M}" in site.pages[path].text, path
        assert f"{local:%H:%M}" in site.pages[path].text, path


def test_every_story_can_be_shared_without_scripts(site, stories):
    for path in stories:
        shared = [one["href"] for one in site.pages[path].of("a") if quote(site.url(path), safe="") in one.get("href", "")]
        assert len(shared) >= 3, path
        assert any(one.startswith("mailto:") for one in shared), path


def test_a_picture_has_its_words(site, stories):
    shown = 0
    for path, article in stories.items():
        if article.image is None or article.type == "video":
            continue
        page = site.pages[path]
        images = [one for one in page.of("img") if one.get("alt") == article.image.alt]
        assert images, path
        for words in (article.image.caption, article.image.credit):
            assert words in page.text, (path, words)
        shown += 1
    assert shown > 15


def test_blocks_in_the_body(site, stories):
    kinds = Counter()
    for path, article in stories.items():
        page = site.pages[path]
        for part in article.body.parts:
            kind = type(part).__name__.lower()
            kinds[kind] += 1
            if kind == "post":
                assert part.author in page.text, path
                assert part.handle in page.text, path
            if kind == "related":
                assert words(path)("Related News") in page.text, path
            if kind == "video":
                assert page.of("video") or part.url, path
    assert {"text", "related", "post", "video", "gallery", "image"} - set(kinds) <= {"image"}


def test_tags_lead_to_their_pages(site, stories):
    for path, article in stories.items():
        root = urlsplit(site.base).path + (f"{edition_of(path)}/" if edition_of(path) else "")
        tagged = {unquote(one["href"]) for one in site.pages[path].of("a") if "tag" in one.get("rel", "").split()}
        assert {f"{root}tags/{term.slug}/" for term in article.tags} <= tagged, path


def test_read_next_leads_to_other_stories(site, stories):
    for path in stories:
        html = site.tree[path].decode()
        after = html[html.rindex(words(path)("Read Next")) :]
        own = urlsplit(site.url(path)).path
        block = after.partition("</section>")[0]
        links = set(re.findall(r'<a[^>]* href="([^"]+)"', block))
        assert own not in links, path
        assert len([one for one in links if _STORY.fullmatch(unquote(one).removeprefix("/") + "index.html")]) >= (
            1 if edition_of(path) else 2
        ), path


# --- served


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args):
        pass


def test_below_a_path_on_a_server(sites, tmp_path):
    (tmp_path / "paper").symlink_to(sites[BASES[1]].folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=tmp_path))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        css = next(path for path in sites[BASES[1]].tree if path.endswith(".css"))
        for path, kind in (
            ("/paper/", "text/html"),
            ("/paper/news/politics/", "text/html"),
            ("/paper/feed.xml", "xml"),
            (f"/paper/{css}", "text/css"),
            ("/paper/sitemap.xml", "xml"),
            ("/paper/404.html", "text/html"),
        ):
            connection.request("GET", path)
            answer = connection.getresponse()
            assert answer.status == 200, path
            assert kind in answer.getheader("Content-Type"), path
            assert answer.read(), path
        connection.request("GET", "/news/politics/")
        assert connection.getresponse().status == 404
    finally:
        server.shutdown()
        server.server_close()
