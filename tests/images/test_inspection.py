"""What is seen in a picture."""

from __future__ import annotations

import pytest
from PIL import Image

from newsgen.images import BROKEN, inspect
from newsgen.images.inspection import TONES
from newsgen.model.rendition import Raster
from tests.support.picture_files import bomb, drawn, saved


def put(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


@pytest.mark.parametrize(
    ("form", "name", "own"),
    [("JPEG", "a.jpg", "jpg"), ("PNG", "a.png", "png"), ("WEBP", "a.webp", "webp"), ("AVIF", "a.avif", "avif"), ("TIFF", "a.tiff", "jpg")],
)
def test_a_picture_of_each_form(tmp_path, form, name, own):
    assert inspect(put(tmp_path, name, saved(drawn(90, 70), form))).raster == Raster(90, 70, own)


def test_a_form_for_nobody_with_holes_in_it_becomes_one_that_has_them(tmp_path):
    file = put(tmp_path, "a.tiff", saved(drawn(90, 70, "RGBA", ground="#0000"), "TIFF"))
    assert inspect(file).raster.format == "png"


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_camera_held_in_each_way(tmp_path, turn):
    exif = Image.Exif()
    exif[0x0112] = turn
    file = put(tmp_path, "a.jpg", saved(drawn(90, 70), exif=exif))
    assert inspect(file).raster == (Raster(90, 70, "jpg") if turn < 5 else Raster(70, 90, "jpg"))


@pytest.mark.parametrize(
    ("colour", "tone"),
    [("#101010", "dark-grey"), ("#777777", "middle-grey"), ("#eeeeee", "light-grey"), ("#802010", "dark-warm"), ("#d01060", "middle-warm"),
     ("#c0b030", "middle-yellow"), ("#207030", "dark-green"), ("#a0c8f0", "light-blue"), ("#8030d0", "middle-violet")],
)  # fmt: skip
def test_its_colour_on_the_whole(tmp_path, colour, tone):
    found = inspect(put(tmp_path, "a.png", saved(drawn(90, 70, corner=colour, ground=colour), "PNG"))).tone
    assert found == tone
    assert found in TONES


def test_what_can_be_seen_through_has_no_colour(tmp_path):
    assert inspect(put(tmp_path, "a.png", saved(drawn(90, 70, "RGBA", ground="#0000"), "PNG"))).tone == ""


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_of_moving_pictures_nothing_is_made(tmp_path, form):
    frames = [drawn(90, 70, ground=colour) for colour in ("navy", "green", "white")]
    assert inspect(put(tmp_path, "a", saved(frames[0], form, save_all=True, append_images=frames[1:]))) is None


def test_of_a_phones_picture_with_a_second_one_in_it(tmp_path):
    data = saved(drawn(90, 70), "MPO", save_all=True, append_images=[drawn(90, 70, corner="green")])
    assert inspect(put(tmp_path, "a.jpg", data)).raster == Raster(90, 70, "jpg")


def test_whatever_the_library_raises_the_picture_is_broken(tmp_path, monkeypatch):
    monkeypatch.setattr("PIL.Image.Image.resize", lambda *_words: 1 / 0)
    assert inspect(put(tmp_path, "a.jpg", saved(drawn(90, 70)))) == BROKEN


def test_broken_metadata_say_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("PIL.Image.Image.getexif", lambda _self: 1 / 0)
    assert inspect(put(tmp_path, "a.jpg", saved(drawn(90, 70)))).raster == Raster(90, 70, "jpg")


@pytest.mark.parametrize(
    ("orientation", "size"), [(0, (90, 70)), (1, (90, 70)), (3, (90, 70)), (5, (70, 90)), (8, (70, 90)), (9, (90, 70))]
)
def test_width_and_height_are_those_of_the_upright_picture(tmp_path, orientation, size):
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert inspect(put(tmp_path, "a.jpg", saved(drawn(90, 70), exif=exif))).raster == Raster(*size, "jpg")


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"GIF8", b"\xff\xd8\xff", b"no picture"])
def test_of_what_is_no_picture_neither(tmp_path, data):
    assert inspect(put(tmp_path, "a.jpg", data)) in (None, BROKEN)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_one_that_ends_too_early_is_told(tmp_path, form):
    data = saved(drawn(400, 300), form)
    assert inspect(put(tmp_path, "a", data[: len(data) * 2 // 3])) == BROKEN


@pytest.mark.parametrize("side", [15_000, 60_000, 2**31 - 1])
def test_a_bomb_is_not_opened(tmp_path, side):
    assert inspect(put(tmp_path, "a.png", bomb(side, side))) in (None, BROKEN)
