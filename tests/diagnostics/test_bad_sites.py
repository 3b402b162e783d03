"""What lies in a site's folder, and what a whole site can be wrong in: told, and nothing outside is read, written or lost."""

from __future__ import annotations

import io
import os
import struct
import zlib

import pytest
from click.testing import CliRunner

from newsgen.commands.cli import main
from tests.support.access_audit import build
from tests.support.newsroom import NOW
from tests.support.print_all_templates import write_templates

FOLDER = "content/news/politics/2026"
VOTE = "news/politics/2026/11/vote/index.html"


@pytest.fixture
def room(newsroom):
    """A newsroom beside which lies a secret."""
    write_templates(newsroom.root)
    newsroom.write("static/img/real.png", png(3, 2))
    (newsroom.root.parent / "secret.md").write_text("---\ntitle: SECRET\ndate: 2026-11-18\n---\nSECRET\n")
    (newsroom.root.parent / "secret.png").write_bytes(png(3, 2) + b"SECRET")
    (newsroom.root.parent / "secrets").mkdir()
    (newsroom.root.parent / "secrets/a.md").write_text("SECRET")
    return newsroom


@pytest.fixture
def run(room, monkeypatch):
    monkeypatch.chdir(room.root)

    def command(*words: str):
        return CliRunner().invoke(main, list(words), catch_exceptions=False)

    return command


AT = ("--at", f"{NOW:%Y-%m-%dT%H:%MZ}")


def png(width: int, height: int) -> bytes:
    """The beginning and the end of a picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IEND", b"")


def found(report) -> set[tuple[str, str, int]]:
    assert all(problem.hint for problem in report.problems)
    return {(problem.code, problem.span.path, problem.span.line) for problem in report.problems}


def built(room) -> None:
    """The other stories are there, and nothing of the secret."""
    tree = room.tree()
    assert "The vote" in tree[VOTE].decode()
    assert not [path for path, data in tree.items() if b"SECRET" in data]


# --- the folder


def test_links_out_of_the_site_and_in_circles(room):
    here = room.root / FOLDER
    (here / "out.md").symlink_to("../../../../../secret.md")
    (here / "folder").symlink_to(room.root.parent / "secrets")
    (here / "root").symlink_to("/")
    (here / "up").symlink_to(here)
    (here / "self.md").symlink_to(here / "self.md")
    (here / "nowhere.md").symlink_to("none.md")
    (room.root / "static/img/out.png").symlink_to(room.root.parent / "secret.png")
    (room.root / "content/_data").mkdir()
    (room.root / "content/_data/breaking.yaml").symlink_to("/etc/passwd")
    assert found(build(room)) == {
        ("file/link-outside", f"{FOLDER}/out.md", 1),
        ("file/link-outside", f"{FOLDER}/folder", 1),
        ("file/link-outside", f"{FOLDER}/root", 1),
        ("file/linked-folder", f"{FOLDER}/up", 1),
        ("file/link-loop", f"{FOLDER}/self.md", 1),
        ("file/link-broken", f"{FOLDER}/nowhere.md", 1),
        ("file/link-outside", "static/img/out.png", 1),
        ("file/link-outside", "content/_data/breaking.yaml", 1),
    }
    built(room)


def test_a_site_reached_by_a_link_with_links_inside(room):
    (room.root / FOLDER / "again.md").symlink_to("vote.md")
    (room.root / "static/img/again.png").symlink_to("real.png")
    real = room.root
    room.root = real.parent / "by-a-link"
    room.root.symlink_to(real)
    report = room.build()
    assert {problem.code for problem in report.problems} <= {"address/taken"}
    assert room.tree()["img/again.png"] == png(3, 2)


def test_pipes_are_never_waited_for(room):
    (room.root / "content/_data").mkdir()
    pipes = [f"{FOLDER}/pipe.md", "static/img/pipe.png", "content/_data/most-read.yaml"]
    for pipe in pipes:
        os.mkfifo(room.root / pipe)
    assert found(build(room)) == {("file/special", pipe, 1) for pipe in pipes}
    built(room)


def test_a_folder_with_the_name_of_a_story(room):
    room.write(f"{FOLDER}/x.md/y.md", "SECRET")
    assert found(build(room)) == {("file/folder-named-md", f"{FOLDER}/x.md", 1)}
    built(room)


def test_files_that_cannot_be_read(room, monkeypatch):
    """Refused where files are opened, since to root every file is readable."""
    room.story("news/politics/2026/closed", "SECRET")
    room.write("content/_data/breaking.yaml", "- {text: SECRET}\n")
    room.write("static/img/closed.png", png(1, 1) + b"SECRET")
    closed = ("closed.md", "breaking.yaml", "closed.png")
    for module in (os, io):
        monkeypatch.setattr(module, "open", refusing(module.open, closed))
    report = room.build()
    assert found(report) == {
        ("file/unreadable", f"{FOLDER}/closed.md", 1),
        ("file/unreadable", "content/_data/breaking.yaml", 1),
        ("file/unreadable", "static/img/closed.png", 1),
    }
    built(room)
    monkeypatch.undo()
    assert build(room).problems == [problem for problem in room.last.problems if problem.code == "breaking/no-end"]
    assert "SECRET" in room.page("/news/politics/2026/11/closed/")


def refusing(real, names):
    def opening(file, *args, **kwargs):
        if isinstance(file, (str, bytes, os.PathLike)) and os.fsdecode(file).endswith(names):
            raise PermissionError(13, "Permission denied", file)
        return real(file, *args, **kwargs)

    return opening


def test_a_folder_that_cannot_be_read(room, monkeypatch):
    room.story("news/economy/2026/closed/x", "SECRET")
    real = os.scandir

    def scandir(path="."):
        if os.fsdecode(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert found(build(room)) == {("file/unreadable", "content/news/economy/2026/closed", 1)}
    built(room)


# --- addresses that collide


@pytest.mark.parametrize(
    ("one", "other"),
    [("c++", "c#"), ("Straße", "strasse"), ("São Paulo", "sao-paulo"), ("a  b", "a-b"), ("АБВ", "абв")],
)
def test_two_names_of_one_address(room, one, other):
    room.write(f"{FOLDER}/{one}.md", "---\ntitle: First\ndate: 2026-11-18 06:00\n---\nText.\n")
    room.write(f"{FOLDER}/{other}.md", "---\ntitle: Second\ndate: 2026-11-18 07:00\n---\nText.\n")
    report = build(room)
    [problem] = report.problems
    assert (problem.code, problem.span.path, problem.span.line) == ("address/taken", f"{FOLDER}/{other}.md", 1)
    assert f"{FOLDER}/{one}.md" in problem.message
    assert problem.hint
    assert sum(path.endswith("/index.html") and b"First" in data for path, data in room.tree().items() if "/2026/11/" in path) > 0
    built(room)


def test_two_ways_of_writing_an_accent(room):
    room.story("news/politics/2026/cafe\u0301", "Decomposed")
    room.story("news/politics/2026/caf\u00e9", "Composed")
    codes = {problem.code for problem in build(room).problems}
    assert codes & {"file/same-name", "address/taken"}
    built(room)


def test_a_file_and_a_story_of_one_address(room):
    room.write(f"static/{VOTE}", "MINE")
    report = build(room)
    assert ("address/taken", f"{FOLDER}/vote.md", 1) in found(report)
    assert room.tree()[VOTE] == b"MINE"
    assert "The recount" in room.page("/news/politics/2026/11/recount/")


@pytest.mark.parametrize("path", ["static/about", f"static/{VOTE.removesuffix('/index.html')}", "static/tags"])
def test_a_file_where_a_folder_must_be(room, path):
    room.write(path, "MINE")
    report = build(room)
    assert [problem for problem in report.problems if problem.code == "address/taken" and path in problem.message]
    assert "The recount" in room.page("/news/politics/2026/11/recount/")


@pytest.mark.parametrize("path", ["static/index.html", "static/feed.xml", "static/tags/index.html", "static/404.html"])
def test_a_file_where_the_site_has_a_page_of_its_own(room, path):
    room.write(path, "MINE")
    report = build(room)
    assert [problem for problem in report.problems if problem.code == "address/taken" and path in problem.message]
    built(room)


def test_two_tags_of_one_address_in_two_stories(room):
    room.story("news/politics/2026/a", "A", tags="[C++]")
    room.story("news/politics/2026/b", "B", tags="['C#']")
    report = build(room)
    assert [problem for problem in report.problems if "C++" in problem.message and "C#" in problem.message]
    built(room)


# --- pictures


def picture(room, name: str, data: bytes | str):
    room.write(f"static/img/{name}", data)
    room.story("news/politics/2026/with", "With a picture", image=f"{{src: img/{name}, alt: A, credit: C}}")
    report = build(room)
    assert "With a picture" in room.page("/news/politics/2026/11/with/")
    built(room)
    return report


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="3" height="2">\n{}\n</svg>'


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        ("<script>alert(1)</script>", 2),
        ("<g>\n<rect onload='alert(1)'/></g>", 3),
        ("<a xlink:href='java&#115;cript:alert(1)'><text>T</text></a>", 2),
        ("<a><animate attributeName='href' values='JavaScript:alert(1)'/></a>", 2),
        ("<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' srcdoc='x'/></foreignObject>", 2),
        ("<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>", 2),
        ("<use href='data:image/svg+xml;base64,eA=='/>", 2),
    ],
)
def test_a_drawing_that_carries_a_script(room, inside, line):
    report = picture(room, "x.svg", SVG.format(inside))
    assert ("image/active-drawing", "static/img/x.svg", line) in found(report)
    assert not [path for path in room.tree() if path.endswith(".svg")]


def test_a_drawing_of_entities(room):
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    report = picture(room, "x.svg", f'<!DOCTYPE svg [<!ENTITY a0 "a">{entities}]>\n{SVG.format("&a11;")}')
    assert ("image/active-drawing", "static/img/x.svg", 1) in found(report)
    room.write("static/img/x.svg", '<!DOCTYPE svg [<!ENTITY a SYSTEM "../../../secret.md">]>\n' + SVG.format("&a;"))
    assert ("image/active-drawing", "static/img/x.svg", 1) in found(build(room))


def test_a_plain_drawing_is_served(room):
    doctype = '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    drawing = doctype + SVG.format("<style>a{}</style><a href='https://a.example/'><text>on</text></a><?xpacket end='w'?>")
    assert picture(room, "x.svg", drawing).problems == []
    assert room.tree()["img/x.svg"] == drawing.encode()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.jpg", b"<html><script>alert(1)</script>", "image/not-a-picture"),
        ("x.png", b"", "image/not-a-picture"),
        ("x.HEIC", b"\0\0\0\x18ftypheic", "image/not-a-picture"),
        ("x.svg", b"no drawing", "image/not-a-picture"),
        ("x.svg", b"<svg>", "image/not-a-picture"),
        ("x.jpg", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "image/not-a-picture"),
        ("x.jpg", b"\xff\xd8\xff" + bytes(9_000_000), "image/huge"),
        ("x.png", png(20_000, 1), "image/huge"),
        ("x.png", png(1_000_000, 1_000_000), "image/bomb"),
        ("x.svg", b"<svg>" + b" " * 9_000_000 + b"</svg>", "image/huge"),
    ],
)
def test_pictures_that_are_none_or_huge(room, name, data, code):
    assert (code, f"static/img/{name}", 1) in found(picture(room, name, data))


def test_two_files_of_one_address(room):
    room.write("static/data.csv", "MINE")
    room.write("static/Data.csv", "MINE TOO")
    report = build(room)
    assert found(report) == {("address/taken", "static/data.csv", 1)}
    assert room.tree()["Data.csv"] == b"MINE TOO"
    assert "data.csv" not in room.tree()
