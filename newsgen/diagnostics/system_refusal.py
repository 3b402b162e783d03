"""What the operating system refuses, as a problem: a full disk, missing permissions."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from newsgen.diagnostics.problem import Problem

_AT_OWNERS = "look at who owns the file and its folder: perhaps another user built this site before"
_REMEDIES = {
    errno.ENOSPC: "make room on the disk, and build again: what was finished is kept",
    errno.EACCES: _AT_OWNERS,
    errno.EPERM: _AT_OWNERS,
    errno.EROFS: "name a folder that can be written to with --output",
}


def refused_by_system(error: Exception, site: Path) -> Problem:
    """What the system said no to, and what helps. A file that was being written, and a database, give no name."""
    name, said = getattr(error, "filename", None), getattr(error, "strerror", None) or str(error)
    number = errno.ENOSPC if "disk is full" in said else getattr(error, "errno", None)
    file = Path(os.fsdecode(name)) if name else None
    shown = "the output or the cache" if file is None else file.relative_to(site) if file.is_relative_to(site) else file
    hint = _REMEDIES.get(
        number or 0, "look at the folder, its permissions and the room on its disk, and build again: what was finished is kept"
    )
    return Problem("build/denied", "error", f"{shown}: {said}", None, hint)
