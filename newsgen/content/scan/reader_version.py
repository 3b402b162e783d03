"""The digest of all that a reading depends on besides the file's bytes.

A file of its own because it must know what every other file of the room looks at: a setting read and left out here would leave old
stories as they were.
"""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from importlib.metadata import packages_distributions, version
from pathlib import Path

from newsgen.model.digest import digest, encode
from newsgen.model.site import Site

_PACKAGES = ("markdown", "pymdown-extensions", "nh3", "pyyaml", "msgspec", "babel", "tzdata", "voluptuous")


def reader_digest(site: Site) -> str:
    """The digest of the site's settings, the packages and the code by which files are read."""
    modules = site.modules
    names = [(one.chrome, one.registry) for one in map(site.of, site.codes())]
    seen = [(c.edition, c.timezone, c.title, c.language, c.base_url, c.sections, c.regions, registry) for c, registry in names]
    lifetimes = (modules.breaking_lifetime, modules.breaking_longest)
    return digest(
        encode((seen, lifetimes, site.writing, bool(site.images.widths), site.imaging.engine, _packages(site.writing.extensions), _code()))
    )


@cache
def _packages(extensions: tuple[str, ...]) -> tuple[str, ...]:
    """The versions of all that has a part in the result: packages, further extensions' packages, Python and its Unicode tables."""
    python = f"python {sys.version_info.major}.{sys.version_info.minor}"
    return (*(f"{name} {version(name)}" for name in _PACKAGES), python, f"unicode {unicodedata.unidata_version}", *_further(extensions))


def _further(extensions: tuple[str, ...]) -> tuple[str, ...]:
    """The packages from which further extensions come; one that is no package's stands for itself."""
    if not extensions:
        return ()
    owners = packages_distributions()
    tops = sorted({name.partition(":")[0].partition(".")[0] for name in extensions})
    return tuple(f"{top} {name} {version(name)}" for top in tops for name in sorted(set(owners.get(top, ()))))


@cache
def _code() -> str:
    """The digest of this room's files and of the model's."""
    package = Path(__file__).parents[2]
    files = sorted(file for room in ("content", "diagnostics", "model") for file in (package / room).rglob("*.py"))
    return digest(b"".join(digest(file.read_bytes()).encode() + file.relative_to(package).as_posix().encode() for file in files))
