"""A watch over what a build opens, writes and starts: everything that leaves the site is told."""

from __future__ import annotations

import os
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import newsgen

_PATHS = {
    "open": (0,),
    "os.listdir": (0,),
    "os.scandir": (0,),
    "os.remove": (0,),
    "os.rmdir": (0,),
    "os.mkdir": (0,),
    "os.rename": (0, 1),
    "os.link": (0, 1),
    "os.symlink": (1,),
    "os.truncate": (0,),
    "os.chmod": (0,),
    "shutil.rmtree": (0,),
    "sqlite3.connect": (0,),
}
_NEVER = {"os.system", "os.exec", "os.posix_spawn", "os.fork", "subprocess.Popen", "socket.connect", "socket.getaddrinfo", "ctypes.dlopen"}
_READABLE = [Path(newsgen.__file__).parent.parent, Path(sys.base_prefix), Path(sys.prefix), Path(sysconfig.get_path("purelib"))]

_state: dict[str, object] = {"seen": None, "hooked": False}


@contextmanager
def watch(site: Path) -> Iterator[list[str]]:
    """The list of trespasses: reads outside the site and the program, writes outside its output and cache, programs and sockets."""
    if not _state["hooked"]:
        sys.addaudithook(_hook)  # it can never be taken off again, so it is put on once, and asleep
        _state["hooked"] = True
    seen: list[tuple[str, bool, str]] = []
    found: list[str] = []
    _state["seen"] = seen
    try:
        yield found
    finally:
        _state["seen"] = None
        root = Path(os.path.realpath(site))
        for path, writes, event in seen:
            if event in _NEVER or not _allowed(Path(os.path.realpath(path)), root, writes=writes):
                found.append(f"{event} {path}")


def _allowed(path: Path, root: Path, *, writes: bool) -> bool:
    if writes:
        return path.is_relative_to(root / "public") or path.is_relative_to(root / ".newsgen")
    return any(path.is_relative_to(one) for one in (root, *_READABLE)) or path == Path(os.devnull)


def _hook(event: str, args: tuple[object, ...]) -> None:
    seen = _state["seen"]
    if not isinstance(seen, list) or (event not in _PATHS and event not in _NEVER):
        return
    if event in _NEVER:
        seen.append((repr(args), True, event))
        return
    mode, flags = (args[1], args[2]) if event == "open" else (None, 0)
    if event == "open":
        writing = isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
        writing = writing or (isinstance(mode, str) and any(sign in mode for sign in "wax+"))
    else:
        writing = event not in ("os.listdir", "os.scandir")
    for index in _PATHS[event]:
        one = args[index]
        if isinstance(one, (str, bytes, os.PathLike)):
            text = os.fsdecode(one)
            seen.append((text.removeprefix("file://").partition("?")[0] if event == "sqlite3.connect" else text, writing, event))


LONGEST = 5.0


def build(room, *, at: str | None = None):
    """Build under watch: nothing is read or written outside, and it takes no time to speak of."""
    begin = time.process_time()
    with watch(room.root) as trespasses:
        report = room.build(at=at)
    assert trespasses == []
    assert time.process_time() - begin < LONGEST
    return report
