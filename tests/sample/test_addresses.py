"""No address in the sample newsroom is dead, at the root of a host and below a path."""

from __future__ import annotations

import functools
import http.client
import http.server
import re
import threading
from urllib.parse import unquote, urlsplit

from tests.support.sample_pages import BASES, few


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
