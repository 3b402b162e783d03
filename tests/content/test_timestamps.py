import zoneinfo
from datetime import UTC, datetime

import pytest

from newsgen.content.timestamps import NotAnInstant, read_instant
from newsgen.model.zones import zone, zone_names


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2023-07-08 14:26", utc(2023, 7, 8, 13, 26)),
        ("2023-07-08T14:26", utc(2023, 7, 8, 13, 26)),
        ("2023-07-08 14:26:59", utc(2023, 7, 8, 13, 26, 59)),
        ("2023-07-08T14:26:59.123456", utc(2023, 7, 8, 13, 26, 59)),
        ("2023-07-08T14:26:59,5Z", utc(2023, 7, 8, 14, 26, 59)),
        ("2023-07-08T14:26Z", utc(2023, 7, 8, 14, 26)),
        ("2023-07-08t14:26z", utc(2023, 7, 8, 14, 26)),
        ("2023-07-08 14:26 UTC", utc(2023, 7, 8, 14, 26)),
        ("2023-07-08 14:26 GMT", utc(2023, 7, 8, 14, 26)),
        ("2023-07-08 14:26+03:00", utc(2023, 7, 8, 11, 26)),
        ("2023-07-08 14:26 +0300", utc(2023, 7, 8, 11, 26)),
        ("2023-07-08 14:26:00 -0400", utc(2023, 7, 8, 18, 26)),
        ("2023-07-08 14:26-04", utc(2023, 7, 8, 18, 26)),
        ("2023-7-8 9:05", utc(2023, 7, 8, 8, 5)),
        ("2023-07-08", utc(2023, 7, 7, 23, 0)),
        ("2023-01-08", utc(2023, 1, 8)),
        ("8 Jul 2023 14:26", utc(2023, 7, 8, 13, 26)),
        ("8 July 2023", utc(2023, 7, 7, 23, 0)),
        ("08 JUL 2023 14:26 +0300", utc(2023, 7, 8, 11, 26)),
        ("8 Sept. 2023 14:26", utc(2023, 9, 8, 13, 26)),
        ("  2023-07-08   14:26  ", utc(2023, 7, 8, 13, 26)),
        ("2024-02-29", utc(2024, 2, 29)),
        ("1000-01-01", utc(1000, 1, 1, 0, 36, 45)),
    ],
)
def test_the_forms_of_a_date(text, instant):
    assert read_instant(text, "Europe/Lisbon") == instant


def test_an_hour_that_is_skipped_or_repeated_is_the_first_of_the_two():
    assert read_instant("2026-03-29 01:30", "Europe/Lisbon") == utc(2026, 3, 29, 1, 30)
    assert read_instant("2026-10-25 01:30", "Europe/Lisbon") == utc(2026, 10, 25, 0, 30)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0000-00-00", "no date"),
        ("0000-00-00 00:00:00", "no date"),
        ("2023-02-30", "30 February 2023"),
        ("2023-04-31", "31 April 2023"),
        ("2023-02-29", "29 February 2023"),
        ("2023-07-00", "0 July 2023"),
        ("2023-13-01", "month 13"),
        ("2023-07-08 25:00", "25:00"),
        ("2023-07-08 24:00", "24:00"),
        ("2023-07-08 14:60", "14:60"),
        ("2023-07-08 14:26:60", "14:26:60"),
        ("2023-07-08 14:26 +16:00", "+16:00"),
        ("2023-07-08 14:26 +03:75", "+03:75"),
        ("2023-07-08 2:26 PM", "twelve-hour"),
        ("2023-07-08 2:26pm", "twelve-hour"),
        ("08/07/2023", "two ways"),
        ("8.7.2023", "two ways"),
        ("1688826360", "bare number"),
        ("8 Julio 2023", 'month "Julio"'),
        ("8 Ju 2023", 'month "Ju"'),
        ("2023-07-08 14:26 CET", '"CET"'),
        ("0999-12-31", "999"),
        ("9999-01-01", "9999"),
        ("9998-12-31 23:59 Z", "9998"),
        ("9998-12-31 23:59 -1200", "9998"),
        ("1000-01-01 00:00 +1400", "1000"),
        ("tomorrow", "not a date"),
        ("", "not a date"),
        ("٢٠٢٣-٠٧-٠٨", "not a date"),
        ("2023-07-08 " * 100, "not a date"),
    ],
)
def test_what_is_no_date_says_so_and_what_to_write(text, words):
    with pytest.raises(NotAnInstant) as caught:
        read_instant(text, "UTC")
    assert words in str(caught.value)
    assert caught.value.hint


def test_a_number_of_any_length_is_no_date():
    with pytest.raises(NotAnInstant):
        read_instant("9" * 100_000, "UTC")


def test_zones_do_not_depend_on_the_machine(monkeypatch, tmp_path):

    monkeypatch.setattr(zoneinfo, "TZPATH", (str(tmp_path),))
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe" / "Lisbon").write_bytes(b"not a zone")
    zoneinfo.ZoneInfo.clear_cache()
    zone.cache_clear()
    assert read_instant("2026-07-01 12:00", "Europe/Lisbon") == utc(2026, 7, 1, 11)


def test_every_listed_zone_can_be_read():
    assert all(zone(name).key == name for name in zone_names())
