"""Pictures in many sizes, through the whole program: files in, pages out."""

from __future__ import annotations

import re
from html import unescape

import pytest
from PIL import ExifTags, Image, ImageChops, ImageStat
from PIL.PngImagePlugin import PngInfo

from newsgen.images import RenditionMaker
from newsgen.images import renditions as renditions_module
from tests.support.laws import checks as laws
from tests.support.newsroom import SITE
from tests.support.paths import ROOT
from tests.support.picture_files import NAVY, RED, bomb, drawn, near, opened, saved

SRCSET = re.compile(r'srcset="([^"]*)"')
LARGE = saved(drawn(1500, 1200))
VOTE = "news/politics/2026/vote"


@pytest.fixture
def room(newsroom):
    site = (newsroom.root / "site.yaml").read_text("utf-8")
    newsroom.write("site.yaml", f"{site}images: {{widths: [320, 640, 1280]}}\n")
    newsroom.write("static/img/bridge.jpg", LARGE)
    newsroom.story(VOTE, "The vote", image="{src: img/bridge.jpg, alt: A bridge, credit: Ines}")
    return newsroom


def renditions(room) -> set[str]:
    return {path.removeprefix("img/bridge.") for path in room.tree() if re.match(r"img/bridge\.[0-9a-f]{8}-", path)}


def named(text: str) -> list[str]:
    """The files that a page's pictures name."""
    return [one.split()[0] for found in SRCSET.findall(text) for one in unescape(found).split(", ")]


def test_a_picture_is_there_in_every_size_that_its_page_names(room):
    room.build()
    tree = room.tree()
    page = room.page("/news/politics/2026/11/vote/")
    assert "<picture>" in page
    assert 'type="image/webp"' in page
    for path, data in tree.items():
        if path.endswith(".html"):
            assert [one for one in named(data.decode()) if one.removeprefix("/") not in tree] == []
    found = named(page)
    assert {opened(tree[one.removeprefix("/")]).size for one in found} >= {(320, 256), (640, 512), (1280, 1024)}
    assert {opened(tree[one.removeprefix("/")]).format for one in found} == {"WEBP", "JPEG"}


def test_a_quality_is_the_same_in_every_format(room):
    large = (ROOT / "static/img/long-mole-partial-deal.jpg").read_bytes()
    room.write("static/img/bridge.jpg", large)
    small = opened(large).resize((640, 360), Image.Resampling.LANCZOS).convert("L")
    found = {}
    for wanted in ("webp", "avif"):
        room.write("site.yaml", site_with(room, f"{{widths: [640], formats: {wanted}}}"))
        room.build()
        tree = room.tree()
        [name] = [path for path in tree if re.search(rf"bridge\.\w+-640\.{wanted}$", path)]
        [error] = ImageStat.Stat(ImageChops.difference(opened(tree[name]).convert("L"), small)).rms
        found[wanted] = len(tree[name]), error
    assert found["avif"][0] < found["webp"][0]
    assert found["avif"][1] < found["webp"][1] * 1.1


def secret() -> Image.Exif:
    written = Image.Exif()
    written[ExifTags.Base.Artist] = "Petronella"
    written.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    return written


NOTE = PngInfo()
NOTE.add_text("Author", "Petronella")
TELLING = {
    "place.jpg": saved(drawn(), exif=secret()),
    "comment.jpg": saved(drawn(), comment="Petronella"),
    "xmp.jpg": saved(drawn(), xmp=b"<x>Petronella</x>"),
    "second.jpg": saved(drawn(), "MPO", exif=secret(), save_all=True, append_images=[drawn(90, 70)]),
    "note.png": saved(drawn(mode="P"), "PNG", pnginfo=NOTE),
    "place.png": saved(drawn(mode="RGBA"), "PNG", exif=secret()),
    "place.webp": saved(drawn(), "WEBP", exif=secret(), xmp=b"<x>Petronella</x>"),
    "place.avif": saved(drawn(), "AVIF", exif=secret()),
}


@pytest.mark.parametrize("name", TELLING)
def test_no_file_tells_where_and_by_whom_a_picture_was_taken(room, name):
    assert b"Petronella" in TELLING[name]
    room.write(f"static/img/{name}", TELLING[name])
    room.build()
    tree = room.tree()
    assert [path for path, data in tree.items() if b"Petronella" in data or b"Exif\0" in data] == []
    before, now = opened(TELLING[name]), opened(tree[f"img/{name}"])
    assert (now.format, now.size, now.mode) == (before.format.replace("MPO", "JPEG"), before.size, before.mode)
    assert near(now, 0.2, 0.2, RED)
    assert near(now, 0.8, 0.8, NAVY)


def test_a_picture_that_tells_nothing_stays_as_it_is(room):
    room.build()
    assert room.tree()["img/bridge.jpg"] == LARGE


def test_a_picture_that_lies_stands_upright_without_what_it_tells(room):
    written = secret()
    written[ExifTags.Base.Orientation] = 6  # the camera was turned: its right is the top
    room.write("static/img/held.jpg", saved(drawn(900, 600), exif=written))
    room.build()
    now = opened(room.tree()["img/held.jpg"])
    assert now.size == (600, 900)
    assert near(now, 0.8, 0.2, RED)
    assert not now.getexif()


def test_no_picture_is_made_larger_than_it_is(room):
    room.write("static/img/bridge.jpg", saved(drawn(500, 400)))
    room.build()
    assert max(opened(data).width for path, data in room.tree().items() if path.startswith("img/")) == 500


def test_a_picture_in_the_text_has_sizes_and_no_cuts(room):
    room.write("static/img/quay.png", saved(drawn(700, 500), "PNG"))
    room.story(
        "news/politics/2026/recount", "The recount", body="Some text.\n\n![The quay](img/quay.png)\n\nAnd ![words](img/quay.png) around."
    )
    room.build()
    found = named(room.page("/news/politics/2026/11/recount/"))
    assert sum("quay" in one for one in found) > 4
    assert not [path for path in room.tree() if "quay" in path and "x" in path.partition("-")[2]]


def test_a_cut_keeps_what_the_story_says(room):
    room.story(VOTE, "The vote", image="{src: img/bridge.jpg, alt: A bridge, credit: Ines, focus: 0% 0%}")
    room.build()
    cuts = {path: opened(data) for path, data in room.tree().items() if "-1x1-0-0-320." in path}
    assert {one.size for one in cuts.values()} == {(320, 320)}
    assert all(near(one, 0.3, 0.3, RED) and near(one, 0.9, 0.9, NAVY) for one in cuts.values())


def test_without_the_key_pictures_are_served_as_they_are(newsroom):
    newsroom.write("static/img/bridge.jpg", LARGE)
    newsroom.story(VOTE, "The vote", image="{src: img/bridge.jpg, alt: A bridge, credit: Ines}")
    newsroom.build()
    page = newsroom.page("/news/politics/2026/11/vote/")
    assert 'src="/img/bridge.jpg" alt="A bridge" width="1500" height="1200"' in page
    assert "srcset" not in page
    assert renditions(newsroom) == set()


def test_a_copy_of_a_picture_with_another_suffix_has_renditions_of_its_own(room):
    room.write("static/img/bridge.jpeg", (room.root / "static/img/bridge.jpg").read_bytes())
    before = renditions(room) if room.build() else set()
    assert room.last.problems == []
    room.remove("static/img/bridge.jpeg")
    room.build()
    assert renditions(room) < before
    laws.same(room.tree(), room.clean_tree())


def test_a_picture_that_a_format_cannot_hold_is_made_smaller(room):
    room.write("static/img/bridge.jpg", saved(Image.new("RGB", (700, 18_000))))
    assert [one.code for one in room.build().problems] == ["image/huge"]
    assert any(name.endswith("320.webp") for name in renditions(room))
    assert not any(re.fullmatch(r"[0-9a-f]{8}-700\.webp", name) for name in renditions(room))
    assert any(name.endswith("-700.jpg") for name in renditions(room))


def test_no_widths_are_no_missing_extra(newsroom):
    newsroom.write("site.yaml", SITE + "images: {widths: []}\n")
    assert newsroom.build().problems == []


def test_without_the_extra_the_build_says_so_once_and_takes_the_originals(room, monkeypatch):
    monkeypatch.setattr("newsgen.images.engine", lambda: "")
    problems = [problem for problem in room.build().problems if problem.code == "image/no-extra"]
    assert len(problems) == 1
    assert "newsgen[images]" in problems[0].hint
    assert 'src="/img/bridge.jpg"' in room.page("/news/politics/2026/11/vote/")
    assert renditions(room) == set()
    monkeypatch.undo()
    room.build()
    assert renditions(room)
    laws.same(room.tree(), room.clean_tree())


EDITS = {
    "another picture": lambda room: room.write("static/img/bridge.jpg", saved(drawn(1400, 1200, corner="yellow"))),
    "one of another size": lambda room: room.write("static/img/bridge.jpg", saved(drawn(400, 300))),
    "one that ends too early": lambda room: room.write("static/img/bridge.jpg", LARGE[:9000]),
    "none at all": lambda room: room.remove("static/img/bridge.jpg"),
    "another focus": lambda room: room.story(VOTE, "The vote", image="{src: img/bridge.jpg, alt: A bridge, credit: Ines, focus: 10 90}"),
    "two foci": lambda room: room.story("news/late", "Late", image="{src: img/bridge.jpg, alt: A bridge, credit: Ines, focus: 10 90}"),
    "the story goes": lambda room: room.remove(f"content/{VOTE}.md"),
    "the story is held": lambda room: room.story(VOTE, "The vote", image="img/bridge.jpg", embargo="2030-01-01"),
    "other sizes": lambda room: room.write("site.yaml", site_with(room, "{widths: [200, 400], formats: [avif, webp]}")),
    "a picture that tells more": lambda room: room.write("static/img/bridge.jpg", saved(drawn(1500, 1200), exif=secret())),
    "other quality": lambda room: room.write("site.yaml", site_with(room, "{widths: [320, 640, 1280], quality: 30}")),
    "no sizes any more": lambda room: room.write("site.yaml", site_with(room, "")),
    "another footer": lambda room: room.write("site.yaml", (room.root / "site.yaml").read_text("utf-8") + "rights: None\n"),
    "a second picture": lambda room: room.write("static/img/second.png", saved(drawn(), "PNG")),
}


def site_with(room, images: str) -> str:
    site = (room.root / "site.yaml").read_text("utf-8").rpartition("images:")[0]
    return site + (f"images: {images}\n" if images else "")


@pytest.mark.parametrize("name", EDITS)
def test_a_build_after_an_edit_equals_a_clean_one(room, name):
    laws.edited(room, EDITS[name])


def test_cuts_are_those_of_stories_that_can_be_read(room):
    room.build()
    assert any("4x3-50-50" in name for name in renditions(room))
    EDITS["two foci"](room)
    room.build()
    assert {"50-50", "10-90"} == {name.split("4x3-")[1].rpartition("-")[0] for name in renditions(room) if "4x3" in name}
    EDITS["the story is held"](room)
    room.build()
    assert not [name for name in renditions(room) if "50-50" in name]


def test_the_second_time_nothing_is_made(room, monkeypatch):
    room.build()
    made = []
    monkeypatch.setattr(renditions_module.RenditionMaker, "_make", lambda _self, *what: made.append(what) or b"")
    laws.same(room.tree(), room.clean_tree())
    room.write("static/img/same.jpg", LARGE)
    room.build()
    assert made == []


def test_what_is_made_does_not_hang_on_the_cache(room, monkeypatch):
    room.build()
    monkeypatch.setattr(RenditionMaker, "rendition_file", _uncached)
    laws.same(room.tree(), room.clean_tree())


def _uncached(self, source, sum_, rendition):
    renditions_module._load.cache_clear()
    file = source.with_name("made-anew")
    file.write_bytes(self._make(source, sum_, rendition))
    return file


def test_others_are_shown_the_copy_without_what_the_camera_wrote(room):
    room.build()
    page = room.page("/news/politics/2026/11/vote/")
    preview = re.search(r'og:image" content="https://example.org/([^"]*)"', page)[1]
    assert re.fullmatch(r"img/bridge\.[0-9a-f]{8}-1280\.jpg", preview)
    assert 'og:image:width" content="1280"' in page
    assert room.page("/feed.xml").count(preview) >= 1


def test_a_bomb_is_refused(room):
    room.write("static/img/bridge.jpg", bomb(30_000, 30_000))
    assert [problem.code for problem in room.build().problems if problem.level == "error"] == ["image/bomb"]
    assert "img/bridge.jpg" not in room.tree()


def test_many_are_made_by_several_processes(room):
    for number in range(12):
        room.write(f"static/img/n{number}.jpg", saved(drawn(700 + number, 500)))
    room.jobs = 2
    room.build()
    laws.same(room.tree(), room.clean_tree())
