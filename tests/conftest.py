"""The newsroom: files in, pages out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.newsroom import SITE, Newsroom
from tests.support.sample_site import Sample, build_sample


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A newsroom with a site.yaml, an about page and three stories."""
    room = Newsroom(tmp_path / "site")
    room.write("site.yaml", SITE)
    room.write("content/pages/about.md", "---\ntitle: About us\n---\nWho we are.\n")
    room.story("news/politics/2026/vote", "The vote", "2026-11-20 10:00", tags="[Assembly, Vote]")
    room.story("news/politics/2026/recount", "The recount", "2026-11-21 10:00", tags="[Vote]")
    room.story("news/economy/2026/bread", "Bread costs more", "2026-10-02 10:00", tags="[Prices]")
    return room


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The sample newsroom as built, to be looked at only."""
    return build_sample(tmp_path_factory.mktemp("sample"))
