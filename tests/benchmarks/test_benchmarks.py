"""The benchmarks' own promises: the same corpus each time, and a site that newsgen builds without a word. Peers are not run here."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys

import pytest

from benchmarks import scenarios
from benchmarks.contenders import CONTENDERS
from benchmarks.corpus import Corpus, Post
from benchmarks.dialects import DIALECTS, lay_out
from benchmarks.figures import Figures, tables
from benchmarks.plots import cost, fill_in, ratios
from benchmarks.run import differences, kept, snapshot
from newsgen.model.instant import instant
from newsgen.pipeline.build import Options, build_site
from tests.support.paths import ROOT

AT = instant("2026-11-23T09:00:00Z")
SUM = "import sys; from tests.benchmarks.test_benchmarks import digest_of; print(digest_of(int(sys.argv[1])))"


def digest_of(count: int) -> str:
    corpus = Corpus(count)
    texts = [dialect(corpus).text(story) for dialect in DIALECTS.values() for story in corpus]
    return hashlib.blake2b("\0".join(texts).encode()).hexdigest()


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.setattr(scenarios, "BENCH_DIR", tmp_path)
    return scenarios.prepare([CONTENDERS["newsgen"]], Corpus(30))["newsgen"]


def built(site):
    return build_site(Options(site.root, site.out, AT))


def test_the_corpus_does_not_depend_on_the_hash_seed():
    sums = {
        subprocess.run(
            [sys.executable, "-c", SUM, "30"], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, check=True
        ).stdout.decode()
        for seed in ("1", "2")
    }
    assert sums == {digest_of(30) + "\n"}
    assert digest_of(30) != digest_of(31)


def test_newsgen_builds_the_corpus_without_problems(site):
    report = built(site)
    assert report.problems == []
    assert len([url for url, _ in report.made if url.count("/") == 5]) == 30


def test_the_catalogue_is_weighed(site):
    assert kept(site) == {}
    built(site)
    weighed = kept(site)
    assert 0 < weighed["html"] < weighed["catalogue"]


def test_own_theme_builds_the_corpus_without_problems(tmp_path, monkeypatch):
    monkeypatch.setattr(scenarios, "BENCH_DIR", tmp_path)
    own = scenarios.prepare([CONTENDERS["newsgen-own"]], Corpus(30))["newsgen-own"]
    assert built(own).problems == []


def test_the_corpus_holds_what_archives_hold():
    corpus = Corpus(200)
    dialect = DIALECTS["newsgen"](corpus)
    text = "".join(dialect.text(story) for story in corpus)
    for part in ("<div class=", "[^1]:", "```\n", "&nbsp;", "| --- |", "/// post", "الميناء", "](content/", "/// figure", "> "):
        assert part in text, part
    words = [sum(len(getattr(block, "text", "").split()) for block in story.body) for story in corpus]
    assert 520 < sum(words) / len(words) < 620


def test_each_dialect_holds_the_same_posts():
    corpus = Corpus(60)
    posts = [block.text for story in corpus for block in story.body if isinstance(block, Post)]
    assert posts
    for dialect in DIALECTS.values():
        text = "".join(dialect(corpus).text(story) for story in corpus)
        assert all(post in text for post in posts)


def test_every_scenario_changes_what_it_names(site):
    seen = {}
    before = {}
    for name, edit in scenarios.SCENARIOS.items():
        edit(site, 0)
        report = built(site)
        after = snapshot(site.out)
        seen[name] = (report.rendered, report.patched, differences(before, after))
        before = after
        assert report.problems == [], name
    assert seen["nothing changed"][0] == 0
    assert seen["nothing changed"][2] == {"written": 0, "changed": 0, "removed": 0}
    assert 1 <= seen["body typo"][0] <= 20
    assert seen["headline changed"][0] > 1
    assert seen["story published"][2]["changed"] > 1
    assert seen["story withdrawn"][2]["removed"] >= 1
    assert seen["ticker changed"][1] > 100
    assert seen["Most Read changed"][1] > 100
    assert seen["article template edited"][0] == 30
    assert seen["footer edited"][0] > 100


def test_a_second_round_begins_where_the_first_did(site):
    def files():
        return {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()}

    before = files()
    for edit in scenarios.SCENARIOS.values():
        edit(site, 0)
    assert files() != before
    scenarios.cold(site, 1)
    assert files() == before


def test_hugo_gets_a_section_for_each_folder(tmp_path):
    corpus = Corpus(30)
    lay_out(DIALECTS["hugo"](corpus), tmp_path)
    for head in corpus.heads:
        assert (tmp_path / "content" / head.place).parent.joinpath("_index.md").exists()


def test_figures_are_drawn_and_tabled(tmp_path):
    runs = [
        {"size": size, "contender": name, "scenario": scenario, "rep": rep, "load": 0.5, "wall": size * part * (1 + rep), "cpu": 1.0,
         "peak": 1 << 25, "written": 3, "changed": 2}
        for size in (1000, 10000)
        for name, part in (("hugo", 0.001), ("newsgen", 0.0005))
        for scenario in scenarios.SCENARIOS
        for rep in range(3)
    ]  # fmt: skip
    outputs = [
        {"size": 1000, "contender": "hugo", "files": 100, "bytes": 1000},
        {"size": 1000, "contender": "newsgen", "files": 105, "bytes": 950, "catalogue": 9_500_000, "html": 8_000_000},
    ]
    data = {"machine": {"cores": 2, "system": "Linux", "python": "3.11"}, "versions": {"hugo": "1"}, "note": "", "runs": runs}
    (tmp_path / "results.json").write_text(json.dumps(data | {"outputs": outputs}))
    figures = Figures(tmp_path / "results.json")
    assert figures.ratio(1000, "newsgen", "cold") == pytest.approx(0.5)
    assert figures.value(1000, "hugo", "cold", "wall") == pytest.approx(2)
    made = tables(figures)
    assert "2.00 | 1.00 (0.5)" in made["wall"]
    assert "| newsgen | 105 | +5.0 % | 0.0 | -5.0 %" in made["output"]
    assert "| 1,000 | newsgen | 1.00 |  | 1.00 | 32 | 1.00 | 1,500 |" in made["cold"]
    assert "| 10,000 | newsgen | 10.00 | 10.0 | 1.00 | 32 | 1.00 |  |" in made["cold"]
    for drawing in (cost(figures), ratios(figures)):
        drawing.save(tmp_path / "plot.svg")
        assert "newsgen" in (tmp_path / "plot.svg").read_text()
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert made["wall"] in fill_in(page, made)
