import os

import pytest

from newsgen.content import read_site, reader_digest, site_of
from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.model.digest import decode, encode
from newsgen.model.site import (
    TYPE_TITLES,
    Anchor,
    Chrome,
    Declared,
    Delivery,
    EditionName,
    Feeds,
    Home,
    Images,
    Imaging,
    Modules,
    ReadNext,
    Section,
    Site,
    Writing,
)

HEAD = "title: T\nbase_url: https://x.example\n"


def test_title_and_base_url_are_enough(tmp_path):
    (tmp_path / "site.yaml").write_text(HEAD)
    site, problems = read_site(tmp_path)
    assert problems == ()
    assert site == Site(root=str(tmp_path), chrome=Chrome(title="T", base_url="https://x.example/"))


def test_every_key_arrives():
    site, problems = site_of(
        """
title: The Harbour Gazette
base_url: https://example.org/gazette
language: ar
timezone: Europe/Lisbon
label: العربية
editions:
  es: {label: Español, title: La Gaceta, language: es-MX, slogan: Es, footer: [tags], words_per_minute: 220, sections: [mar]}
slogan: S
about: A
rights: R
logo: img/logo.svg
sections:
  - {id: news, title: News, sections: [{id: politics, title: Politics}, economy]}
  - {id: videos, type: video}
navigation: [Politics, videos, gallery]
regions: [{id: west-asia, title: West Asia, titles: {es: Asia Occidental}, hidden: true, spellings: [Middle East]}, africa]
coverage: [{id: strike, title: Strike, dek: D, image: img/s.jpg, active: false}]
tags: {aliases: {EU: European Union, UE: European Union}, declared_only: true, declared: [European Union, {title: C++, id: cpp}]}
types: {video: Films}
social: [{label: x, url: https://x.example/}]
apps: [{label: iOS, url: https://apps.example/}]
footer: [privacy, about, authors]
live: https://live.example/
permalink: /{year}/{slug}.html
words_per_minute: 200
breaking: {default_lifetime: 90m, longest: 1d, count: 8}
most_read: {count: 4}
read_next: {related: 3, newest: 0}
home: {without: [opinion, Politics]}
feeds: {items: 30, atom: [site], json: [tag, author]}
images: {widths: [400, 200, 400], formats: avif, quality: 60}
delivery: {article: fetch, default: ssi}
patch: in-place
markdown: {raw_html: trust}
check: {levels: {image/missing-credit: ignore}}
extra: {founded: 1884, on: yes, open: true, code: "007"}
""",
        "/r",
    )
    assert problems == ()
    editions = (
        EditionName(code="", label="العربية", language="ar", direction="rtl"),
        EditionName(code="es", label="Español", language="es-MX", direction="ltr"),
    )
    assert site == Site(
        root="/r",
        chrome=Chrome(
            title="The Harbour Gazette",
            editions=editions,
            slogan="S",
            about="A",
            rights="R",
            base_url="https://example.org/gazette/",
            language="ar",
            direction="rtl",
            timezone="Europe/Lisbon",
            logo="img/logo.svg",
            sections=(
                Section(
                    id="news",
                    path="news",
                    title="News",
                    sections=(
                        Section(id="politics", path="news/politics", title="Politics"),
                        Section(id="economy", path="news/economy", title="economy"),
                    ),
                ),
                Section(id="videos", path="videos", title="videos", type="video"),
            ),
            navigation=("news/politics", "videos", "gallery"),
            regions=(
                Declared(slug="west-asia", label="West Asia", spellings=("Middle East",), hidden=True),
                Declared(slug="africa", label="africa"),
            ),
            types={**TYPE_TITLES["ar"], "video": "Films"},
            social=(Anchor(label="x", url="https://x.example/"),),
            apps=(Anchor(label="iOS", url="https://apps.example/"),),
            footer=("privacy", "about", "authors"),
            words_per_minute=200,
            extra={"founded": 1884, "on": "yes", "open": True, "code": "007"},
        ),
        registry=site.registry,
        modules=Modules(live_url="https://live.example/", breaking_count=8, breaking_lifetime=5400, most_read_count=4),
        readnext=ReadNext(related=3, newest=0),
        home=Home(without=("opinion", "news/politics")),
        feeds=Feeds(items=30, atom=("site",), json=("tag", "author")),
        images=Images(widths=(200, 400), formats=("avif",)),
        imaging=Imaging(quality=60),
        editions=site.editions,
        delivery=Delivery(default="ssi", kinds={"article": "fetch"}),
        patch="in-place",
        writing=Writing(permalink="/{year}/{slug}.html", raw_html="trust", levels={"image/missing-credit": "ignore"}),
    )
    assert site.registry.coverage == (Declared(slug="strike", label="Strike", dek="D", image="img/s.jpg", active=False),)
    assert site.registry.tags == (
        Declared(slug="european-union", label="European Union", spellings=("EU", "UE")),
        Declared(slug="cpp", label="C++"),
    )
    assert site.registry.declared_only
    assert site.of("").chrome == site.chrome
    spanish = site.of("es").chrome
    assert (spanish.edition, spanish.editions) == ("es", editions)
    assert (spanish.title, spanish.slogan, spanish.about) == ("La Gaceta", "Es", "A")
    assert (spanish.language, spanish.direction, spanish.footer, spanish.words_per_minute) == ("es-MX", "ltr", ("tags",), 220)
    assert spanish.types == TYPE_TITLES["es"]
    assert spanish.sections == (Section(id="mar", path="mar", title="mar"),)
    assert [region.label for region in spanish.regions] == ["Asia Occidental", "africa"]
    assert decode(encode(site), Site) == site


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("ar-EG", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("ur", "rtl"), ("zh-Hant", "ltr")]
)
def test_the_direction_follows_the_language(language, direction):
    site, _ = site_of(f"{HEAD}language: {language}\n", "/r")
    assert site.chrome.direction == direction


def test_a_direction_that_is_given_stays():
    assert site_of(f"{HEAD}language: ar\ndirection: ltr\n", "/r")[0].chrome.direction == "ltr"


def test_without_sections_any_folder_may_stand_in_the_menu():
    assert site_of(f"{HEAD}navigation: [News/Asia, video]\n", "/r")[0].chrome.navigation == ("news/asia", "video")


def test_all_that_is_wrong_is_raised_at_once(tmp_path):
    (tmp_path / "site.yaml").write_text("titel: T\ntimezone: Mars\nfeeds: {items: x}\n")
    with pytest.raises(NewsgenError) as caught:
        read_site(tmp_path)
    assert [problem.code for problem in caught.value.problems] == [
        "site/missing-key",
        "site/missing-key",
        "site/unknown-key",
        "site/unknown-timezone",
        "site/wrong-value",
    ]


def test_a_missing_file_says_how_to_make_one(tmp_path):
    with pytest.raises(NewsgenError) as caught:
        read_site(tmp_path)
    [problem] = caught.value.problems
    assert "newsgen init" in problem.hint
    (tmp_path / "site.yml").write_text(HEAD)
    with pytest.raises(NewsgenError) as caught:
        read_site(tmp_path)
    assert "rename site.yml" in caught.value.problems[0].hint


@pytest.mark.parametrize(
    "make", [lambda path: path.mkdir(), os.mkfifo, lambda path: path.symlink_to(path), lambda path: path.write_bytes(b"\xff\xfe")]
)
def test_a_site_yaml_that_is_no_text_file_is_a_problem(tmp_path, make):
    make(tmp_path / "site.yaml")
    with pytest.raises(NewsgenError) as caught:
        read_site(tmp_path)
    assert caught.value.problems[0].hint


def test_the_recipe_follows_what_readings_depend_on(make_site):
    def differs(lines):
        return reader_digest(make_site(lines)) != reader_digest(make_site())

    assert reader_digest(make_site()) == reader_digest(make_site("slogan: x\nfooter: [about]\nfeeds: {items: 3}", root="/elsewhere"))
    for lines in (
        "timezone: Europe/Lisbon",
        "language: pt",
        "sections: [news]",
        "regions: [africa]",
        "coverage: [strike]",
        "tags: {aliases: {EU: European Union}}",
        "breaking: {default_lifetime: 1h}",
        "permalink: /{slug}/",
        "markdown: {raw_html: trust}",
        "check: {levels: {image/missing-alt: error}}",
        "images: {}",
    ):
        assert differs(lines), lines
