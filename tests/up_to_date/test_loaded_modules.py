"""What is loaded decides how long a small build takes: a build that does nothing loads five modules, one with a typo loads what it needs."""

from __future__ import annotations

import subprocess
import sys

from tests.support.paths import ROOT

SCRIPT = """\
import atexit, sys
from newsgen import file_stats
if sys.argv[1] == "old":  # files count as old at once: those of tests are as young as the tests
    file_stats.YOUNG_NS = -1
from newsgen.up_to_date import check
if sys.argv[1] == "old":
    check._LOADED_NS = 1 << 62
from newsgen import entry
atexit.register(lambda: print("LOADED", *sorted(sys.modules)))
sys.argv = ["newsgen", "build", "--site", sys.argv[2], "--at", "2026-11-23T09:00:00Z"]
entry.main()
"""
NOTHING = {"newsgen", "newsgen.entry", "newsgen.file_stats", "newsgen.up_to_date", "newsgen.up_to_date.check"}
# The modules of newsgen that a build with one typo in a plain text does without. Whatever else there is, it loads.
UNUSED = {
    "newsgen": "__main__ search",
    "newsgen.commands": "check clean init lost_addresses move new new_site search why",
    "newsgen.content": "rename",
    "newsgen.content.body": "python_markdown",
    "newsgen.content.body.fast": "parser serialiser",
    "newsgen.content.positioned_yaml": "patch",
    "newsgen.content.rename": "rewrite_links",
    "newsgen.content.schema": "tables",
    "newsgen.diagnostics": "codes format format_github format_json format_text",
    "newsgen.pipeline": "budgets",
    "newsgen.search": "documents pagefind",
}
FOREIGN = {
    "PIL", "asyncio", "concurrent", "difflib", "http", "markdown", "multiprocessing", "pagefind", "pymdownx", "secrets", "ssl",
    "subprocess", "tarfile", "tomllib", "traceback", "unittest",
}  # fmt: skip
"""Libraries that it does without."""


def loaded(site: str, *, old: bool = False) -> tuple[set[str], str]:
    """Builds a site in a process of its own; returns the modules that were loaded, and what was printed."""
    words = [sys.executable, "-c", SCRIPT, "old" if old else "young", site]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    printed, _, names = done.stdout.rpartition("LOADED ")
    return set(names.split()), printed


def of_newsgen(modules: set[str]) -> set[str]:
    return {module for module in modules if module.partition(".")[0] == "newsgen"}


def all_modules() -> set[str]:
    files = (file.relative_to(ROOT).with_suffix("").parts for file in (ROOT / "newsgen").rglob("*.py"))
    return {".".join(parts[:-1] if parts[-1] == "__init__" else parts) for parts in files}


def test_a_build_that_does_nothing_loads_five_modules(newsroom):
    newsroom.story("news/politics/2026/a", "A story", "2026-11-20 10:00")
    site = str(newsroom.root)
    loaded(site, old=True)
    modules, printed = loaded(site, old=True)
    assert printed.startswith("0 pages made")
    assert of_newsgen(modules) == NOTHING


def test_a_build_with_one_typo_loads_what_it_needs(newsroom):
    path = newsroom.story("news/politics/2026/a", "A story", "2026-11-20 10:00", dek="A dek.", body="Some plain words.")
    site = str(newsroom.root)
    loaded(site)
    newsroom.story("news/politics/2026/a", "A story", "2026-11-20 10:00", dek="A dek.", body="Some plainer words.")
    modules, printed = loaded(site)
    assert f"{path} changed" in printed
    unused = {f"{room}.{name}" for room, names in UNUSED.items() for name in names.split()}
    assert of_newsgen(modules) == all_modules() - unused
    assert {module.partition(".")[0] for module in modules} & FOREIGN == set()
