"""Renditions as they come out."""

from __future__ import annotations

import os
import struct

import pytest
from PIL import Image, ImageCms

from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.images import RenditionMaker, renditions
from newsgen.model.digest import digest
from newsgen.model.rendition import Rendition
from newsgen.model.site import Imaging
from tests.support.picture_files import NAVY, RED, drawn, near, opened, saved


@pytest.fixture
def made(tmp_path):
    """Make a rendition of bytes; the picture that it is."""
    maker = RenditionMaker(tmp_path / ".newsgen" / "images", Imaging(quality=80, engine="pillow"))

    def make(data, rendition):
        file = tmp_path / "a.picture"
        file.write_bytes(data)
        return opened(maker.rendition_file(file, digest(data), rendition).read_bytes())

    return make


@pytest.mark.parametrize(("form", "name"), [("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP"), ("avif", "AVIF")])
def test_each_form(made, form, name):
    found = made(saved(drawn()), Rendition(form, 450, 350))
    assert (found.format, found.size) == (name, (450, 350))
    assert near(found, 0.1, 0.1, RED)
    assert near(found, 0.9, 0.9, NAVY)


def test_it_stands_upright_and_has_nothing_of_what_the_camera_wrote(made):
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn
    exif[0x010F] = "A maker's name"
    exif.get_ifd(0x8825)[1] = "N"  # where it was
    data = saved(drawn(), exif=exif, comment=b"a comment")
    found = made(data, Rendition("jpg", 350, 450))
    assert near(found, 0.9, 0.1, RED)
    assert not found.getexif()
    assert not {"exif", "comment", "icc_profile"} & found.info.keys()


def test_colours_of_another_profile_are_turned_into_those_of_screens(made):
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    turned = usual.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")  # red is its blue
    found = made(saved(drawn(), icc_profile=turned), Rendition("webp", 450, 350))
    assert "icc_profile" not in found.info
    assert near(found, 0.9, 0.9, (128, 0, 0))


def test_a_profile_that_is_none_does_no_harm(made):
    assert near(made(saved(drawn(), icc_profile=b"nothing"), Rendition("webp", 450, 350)), 0.9, 0.9, NAVY)


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "LA", "I;16", "RGBA"])
@pytest.mark.parametrize("form", ["jpg", "webp", "png"])
def test_pictures_of_every_mode(made, mode, form):
    kind = "TIFF" if mode in ("CMYK", "I;16", "LA") else "PNG"
    assert made(saved(drawn().convert("RGB").convert(mode.partition(";")[0]), kind), Rendition(form, 90, 70)).size == (90, 70)


def test_what_can_be_seen_through_stays_so_where_the_form_allows(made):
    data = saved(drawn(mode="RGBA", ground="#0000"), "PNG")
    assert made(data, Rendition("webp", 450, 350)).convert("RGBA").getpixel((400, 300))[3] == 0
    assert near(made(data, Rendition("jpg", 450, 350)), 0.9, 0.9, (255, 255, 255))


@pytest.mark.parametrize(
    ("shape", "size", "focus", "red"),
    [
        ("1x1", (320, 320), "0-0", (0.1, 0.1)),
        ("1x1", (320, 320), "100-0", None),
        ("16x9", (640, 360), "50-0", (0.1, 0.1)),
        ("16x9", (640, 360), "50-100", (0.1, 0.1)),
        ("4x3", (320, 240), "50-50", (0.1, 0.1)),
    ],
)
def test_a_cut_keeps_its_focus(made, shape, size, focus, red):
    found = made(saved(drawn(2000, 1200), "PNG"), Rendition("png", *size, shape, focus))
    assert found.size == size
    assert near(found, 0.95, 0.95, NAVY)
    assert near(found, *(red or (0.02, 0.02)), RED)


def test_no_cut_leaves_the_picture():
    for focus in ("0-0", "50-50", "100-100", "13-87"):
        for width, height in ((1000, 100), (100, 1000), (777, 779), (1, 1)):
            left, top, right, bottom = renditions._box(width, height, Rendition("png", 10, 10, "16x9", focus))
            assert 0 <= left < right <= width
            assert 0 <= top < bottom <= height
            assert (right - left) / (bottom - top) == pytest.approx(16 / 9)


def test_each_is_made_once_and_again_for_other_bytes_or_settings(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(RenditionMaker, "_make", lambda _self, *what: made.append(what) or b"made")
    folder, file = tmp_path / ".newsgen" / "images", tmp_path / "a.jpg"
    for quality, sum_, width in ((80, "a1", 10), (80, "a1", 10), (80, "b2", 10), (70, "a1", 10), (80, "a1", 20), (80, "a1", 10)):
        RenditionMaker(folder, Imaging(quality=quality, engine="x")).rendition_file(file, sum_, Rendition("webp", width, 10))
    assert len(made) == 4


def test_what_nobody_asked_for_in_a_season_goes(tmp_path):
    maker = RenditionMaker(tmp_path / ".newsgen" / "images", Imaging(quality=80, engine="x"))
    source = tmp_path / "a.png"
    source.write_bytes(data := saved(drawn(), "PNG"))
    old, new = (maker.rendition_file(source, digest(data), Rendition("webp", width, 10)) for width in (20, 30))
    os.utime(old, (1_000_000, 1_000_000))
    os.utime(new, (9_000_000, 9_000_000))
    maker.remove_unused(9_100_000)
    assert (old.exists(), new.exists()) == (False, True)


def test_a_picture_that_was_changed_meanwhile_is_not_kept_under_the_others_name(tmp_path):
    maker = RenditionMaker(tmp_path / ".newsgen" / "images", Imaging(quality=80, engine="x"))
    (tmp_path / "a.png").write_bytes(saved(drawn(), "PNG"))
    with pytest.raises(NewsgenError, match="changed while"):
        maker.rendition_file(tmp_path / "a.png", digest(saved(drawn(corner="blue"), "PNG")), Rendition("webp", 20, 10))


def test_an_upright_picture_whose_metadata_cannot_be_written_anew(made):
    """``ImageOps.exif_transpose`` fails on it, and cameras write such."""
    entries = struct.pack("<HIIHHII", 9, 1, 0xFFFFFFFF, 0x0112, 3, 1, 6)
    exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0" + struct.pack("<H", 0x0100) + entries + bytes(4)
    found = made(saved(drawn(900, 700), exif=exif), Rendition("webp", 350, 450))
    assert near(found, 0.9, 0.1, RED)
    assert near(found, 0.1, 0.9, NAVY)


def test_greys_of_sixteen_bits_stay_greys(made):
    picture = Image.new("I;16", (64, 8))
    for x in range(64):
        for y in range(8):
            picture.putpixel((x, y), x * 1024)
    found = made(saved(picture, "PNG"), Rendition("png", 64, 8)).convert("L")
    assert all(abs(found.getpixel((x, 4)) - x * 4) <= 2 for x in range(64))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_a_profile_counts_in_every_mode(made, mode):
    """In a profile whose red is green: what is drawn red is seen green."""
    turned = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, green = turned.index(b"rXYZ"), turned.index(b"gXYZ")
    turned = turned[:red] + b"gXYZ" + turned[red + 4 : green] + b"rXYZ" + turned[green + 4 :]
    found = made(saved(drawn(90, 70, corner="red", ground="red").convert(mode), "PNG", icc_profile=turned), Rendition("png", 90, 70))
    assert near(found, 0.5, 0.5, (0, 255, 0))


@pytest.mark.parametrize(("release", "usable"), [("11.3.0", True), ("13.0.0", True), ("11.2.1", False), ("9.4.0", False), ("12.0", True)])
def test_an_old_release_is_as_none(monkeypatch, release, usable):
    monkeypatch.setattr(renditions, "version", lambda _name: release)
    assert bool(renditions.engine()) == usable


def test_what_cannot_be_made_is_told_with_its_file(tmp_path):
    maker = RenditionMaker(tmp_path / ".newsgen" / "images", Imaging(quality=80, engine="x"))
    (tmp_path / "static").mkdir()
    (tmp_path / "static/a.jpg").write_bytes(b"nothing")
    with pytest.raises(NewsgenError) as error:
        maker.rendition_file(tmp_path / "static/a.jpg", "a1", Rendition("webp", 20, 10))
    assert error.value.problems[0].span.path == "static/a.jpg"
    assert error.value.problems[0].code == "image/not-made"
    assert [file for file in maker.cache.rglob("*") if file.is_file()] == []
