"""The sample newsroom, built whole at the root of a host and below a path."""

from __future__ import annotations

import shutil

import pytest

from newsgen import content
from newsgen.model.publication import is_live
from newsgen.pipeline.build import Options, build_site
from tests.support.paths import ROOT
from tests.support.sample_pages import BASES
from tests.support.sample_site import NOW, copy_sample
from tests.support.site_crawler import Served


@pytest.fixture(scope="session")
def sites(tmp_path_factory) -> dict[str, Served]:
    """The sample under each base, built once."""
    built = {}
    for base in BASES:
        site = tmp_path_factory.mktemp("sample") / "site"
        copy_sample(site)
        shutil.copytree(ROOT / "templates", site / "templates")
        text = (ROOT / "site.yaml").read_text("utf-8")
        (site / "site.yaml").write_text(text.replace("base_url: https://example.org/", f"base_url: {base}"), "utf-8")
        report = build_site(Options(site, site / "public", NOW, jobs=2))
        assert report.problems == []
        public = site / "public"
        tree = {p.relative_to(public).as_posix(): p.read_bytes() for p in public.rglob("*") if p.is_file() and ".newsgen" not in p.parts}
        built[base] = Served(base, tree)
        built[base].folder = public
    return built


@pytest.fixture(params=BASES, ids=["root", "path"])
def site(sites, request) -> Served:
    return sites[request.param]


@pytest.fixture(scope="session")
def stories() -> dict[str, object]:
    """The stories' articles by the path of their page, of all editions."""
    model, _ = content.read_site(ROOT)
    found = {}
    for file in sorted((ROOT / "content").rglob("*.md")):
        path = file.relative_to(ROOT).as_posix()
        own = model.of(model.edition_at(path))
        article = content.read_article(own, content.SourceFile(path, file.read_bytes())).article
        if content.role_of(own, path) == "story" and is_live(article, NOW):
            found[article.permalink.lstrip("/") + "index.html"] = article
    return found
