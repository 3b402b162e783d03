"""The digest of everything that the reading of a file depends on besides the file's bytes.

If it changes, every file is read anew. A setting that some reader of ``content`` uses, and that is missing here, would leave stories as
they were before it changed.
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
    """Returns the digest of the settings, the packages and the code by which files are read.

    - of each edition: code, time zone, title, language, ``base_url``, sections, regions, dossiers and tags;
    - the lifetimes of breaking news; the settings below ``writing`` (permalink, Markdown, levels of problems);
    - whether renditions are made, and the release of the imaging library;
    - the versions of the packages in ``_PACKAGES``, of the packages of further Markdown extensions, of Python and of its Unicode tables;
    - the source files of ``content``, ``diagnostics`` and ``model``.
    """
    modules = site.modules
    editions = [(edition.chrome, edition.registry) for edition in map(site.of, site.codes())]
    settings = [(c.edition, c.timezone, c.title, c.language, c.base_url, c.sections, c.regions, registry) for c, registry in editions]
    lifetimes = (modules.breaking_lifetime, modules.breaking_longest)
    return digest(
        encode(
            (settings, lifetimes, site.writing, bool(site.images.widths), site.imaging.engine, _packages(site.writing.extensions), _code())
        )
    )


@cache
def _packages(extensions: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the versions of the packages, of further extensions' packages, of Python and of its Unicode tables."""
    python = f"python {sys.version_info.major}.{sys.version_info.minor}"
    return (
        *(f"{name} {version(name)}" for name in _PACKAGES),
        python,
        f"unicode {unicodedata.unidata_version}",
        *_packages_of_extensions(extensions),
    )


def _packages_of_extensions(extensions: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the packages with their versions from which further Markdown extensions come."""
    if not extensions:
        return ()
    packages_by_module = packages_distributions()
    modules = sorted({name.partition(":")[0].partition(".")[0] for name in extensions})
    return tuple(
        f"{module} {package} {version(package)}" for module in modules for package in sorted(set(packages_by_module.get(module, ())))
    )


@cache
def _code() -> str:
    """Returns the digest of the source files of ``content``, ``diagnostics`` and ``model``, with their paths."""
    package = Path(__file__).parents[2]
    files = sorted(file for room in ("content", "diagnostics", "model") for file in (package / room).rglob("*.py"))
    return digest(b"".join(digest(file.read_bytes()).encode() + file.relative_to(package).as_posix().encode() for file in files))
