"""A newsroom whose files count as old, so that the quick look may trust their marks."""

from __future__ import annotations

import pytest

from newsgen.up_to_date import check
from tests.support.laws import checks as laws
from tests.support.laws.up_to_date import count_files_as_old


@pytest.fixture
def room(tmp_path, monkeypatch):
    with laws.open_room(tmp_path) as opened:
        monkeypatch.setattr(check, "THEME", str(tmp_path / "theme"))
        count_files_as_old(monkeypatch)
        yield opened
