import os
import socket
import time
from pathlib import Path

import pytest

from newsgen.content import find_changes, source_of
from newsgen.content.scan.decode import MOST_BYTES
from newsgen.model.digest import digest

OLD = 1_700_000_000_000_000_000
NOW = OLD + 3600 * 10**9


@pytest.fixture
def site(make_site, tmp_path):
    (tmp_path / "content").mkdir()
    return make_site(root=tmp_path)


def put(site, path, data=b"x", *, at=OLD):
    file = Path(site.root) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    os.utime(file, ns=(at, at))
    return file


def later():
    """An instant at which every file of the test has settled; change times cannot be set back."""
    return time.time_ns() + 10**10


def codes(found):
    return [(problem.code, problem.span.path) for problem in found.problems]


def test_everything_is_new_to_a_first_scan_and_nothing_to_a_second(site):
    put(site, "content/news/b.md", b"b")
    put(site, "content/news/a.jpg")
    put(site, "content/_data/breaking.yaml")
    put(site, "static/img/a.md", b"a")
    first = find_changes(site, {}, later())
    assert [(one.path, one.kind, one.digest) for one in first.changed] == [
        ("content/_data/breaking.yaml", "data", digest(b"x")),
        ("content/news/a.jpg", "file", digest(b"x")),
        ("content/news/b.md", "markdown", digest(b"b")),
        ("static/img/a.md", "file", digest(b"a")),
    ]
    assert sorted(first.stats) == [one.path for one in first.changed]
    again = find_changes(site, first.stats, later())
    assert again == type(first)((), (), {}, (), again.stat_lines)


def test_a_changed_file_a_new_one_and_a_gone_one(site):
    put(site, "content/a.md")
    put(site, "content/b.md")
    known = find_changes(site, {}, later()).stats
    put(site, "content/a.md", b"changed")
    put(site, "content/c.md")
    (Path(site.root) / "content/b.md").unlink()
    found = find_changes(site, known, later())
    assert [one.path for one in found.changed] == ["content/a.md", "content/c.md"]
    assert found.gone == ("content/b.md",)


def test_a_file_with_known_marks_is_not_read(site, monkeypatch):
    put(site, "content/a.md")
    known = find_changes(site, {}, later()).stats
    monkeypatch.setattr(os, "open", None)
    assert find_changes(site, known, later()).changed == ()


def test_a_touched_file_is_remembered_anew_and_has_not_changed(site):
    put(site, "content/a.md")
    known = find_changes(site, {}, later()).stats
    put(site, "content/a.md", at=OLD + 5)
    found = find_changes(site, known, later())
    assert found.changed == ()
    assert found.stats["content/a.md"].mtime_ns == OLD + 5


def test_a_young_file_is_read_again_until_it_has_settled(site):
    file = put(site, "content/a.md", b"one")
    marks = file.stat()
    first = find_changes(site, {}, marks.st_ctime_ns + 10**9)
    assert first.stats["content/a.md"].mtime_ns == -1
    file.write_bytes(b"two")
    os.utime(file, ns=(marks.st_atime_ns, marks.st_mtime_ns))
    assert [one.path for one in find_changes(site, first.stats, later()).changed] == ["content/a.md"]


def test_a_young_file_that_stays_as_it_is_costs_no_change(site):
    put(site, "content/a.md")
    first = find_changes(site, {}, time.time_ns())
    second = find_changes(site, first.stats, time.time_ns())
    assert (second.changed, second.stats) == ((), {})
    assert find_changes(site, second.stats | first.stats, later()).stats["content/a.md"].mtime_ns == OLD


def test_a_file_from_the_future_never_settles(site):
    put(site, "content/a.md", at=time.time_ns() + 10**15)
    assert find_changes(site, {}, later()).stats["content/a.md"].mtime_ns == -1


def test_what_programs_leave_behind_is_skipped(site):
    for name in (".hidden.md", ".DS_Store", "Thumbs.db", "a.md~", "#a.md#", ".git/a.md"):
        put(site, f"content/{name}")
    assert find_changes(site, {}, later()) == type(find_changes(site, {}, 0))((), (), {}, ())


def test_links_are_followed_only_to_files_inside(site, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("x")
    content = Path(site.root) / "content"
    put(site, "static/real.md", b"real")
    put(site, ".env")
    put(site, "content/news/x.md")
    (content / "inside.md").symlink_to(Path(site.root) / "static/real.md")
    (content / "out.md").symlink_to(outside / "secret.md")
    (content / "out").symlink_to(outside)
    (content / "root").symlink_to("/")
    (content / "loop.md").symlink_to(content / "loop.md")
    (content / "up").symlink_to(content)
    (content / "nowhere.md").symlink_to(content / "missing.md")
    (content / "hidden.md").symlink_to(Path(site.root) / ".env")
    found = find_changes(site, {}, later())
    assert [one.path for one in found.changed] == ["content/inside.md", "content/news/x.md", "static/real.md"]
    assert source_of(site, found.changed[0]).data == b"real"
    assert codes(found) == [
        ("file/link-outside", "content/hidden.md"),
        ("file/link-loop", "content/loop.md"),
        ("file/link-broken", "content/nowhere.md"),
        ("file/link-outside", "content/out"),
        ("file/link-outside", "content/out.md"),
        ("file/link-outside", "content/root"),
        ("file/linked-folder", "content/up"),
    ]


def test_a_content_folder_that_is_a_link_is_not_followed(make_site, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content").symlink_to(tmp_path / "elsewhere")
    assert codes(find_changes(make_site(root=tmp_path), {}, later())) == [("file/linked-folder", "content")]


def test_a_site_without_content_is_told_so(make_site, tmp_path):
    assert codes(find_changes(make_site(root=tmp_path), {}, later())) == [("file/no-content", "content")]
    (tmp_path / "content").write_text("x")
    assert codes(find_changes(make_site(root=tmp_path), {}, later())) == [("file/not-a-folder", "content")]


def test_pipes_and_sockets_are_never_opened(site, monkeypatch):
    os.mkfifo(Path(site.root) / "content/pipe.md")
    monkeypatch.chdir(Path(site.root) / "content")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.md")
        assert codes(find_changes(site, {}, later())) == [("file/special", "content/pipe.md"), ("file/special", "content/socket.md")]


def test_a_folder_with_a_storys_name_is_a_problem(site):
    put(site, "content/a.md/b.md")
    found = find_changes(site, {}, later())
    assert (found.changed, codes(found)) == ((), [("file/folder-named-md", "content/a.md")])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unreadable to root")
def test_unreadable_files_and_folders_are_problems(site):
    put(site, "content/a.md").chmod(0)
    put(site, "content/b/c.md").parent.chmod(0)
    try:
        assert codes(find_changes(site, {}, later())) == [("file/unreadable", "content/a.md"), ("file/unreadable", "content/b")]
    finally:
        (Path(site.root) / "content/b").chmod(0o700)


def test_a_file_that_cannot_be_read_any_more_is_gone(site, monkeypatch):
    put(site, "content/a.md")
    put(site, "content/b.md")
    known = find_changes(site, {}, later()).stats
    put(site, "content/a.md", b"new")

    def refuse(*_):
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "open", refuse)
    found = find_changes(site, known, later())
    assert (found.gone, codes(found)) == (("content/a.md",), [("file/unreadable", "content/a.md")])


def test_a_name_that_is_not_utf8_is_a_problem(site):
    put(site, "content/a.md")
    try:
        Path(os.fsdecode(os.fsencode(site.root) + b"/content/\xff.md")).write_text("x")
    except OSError:
        pytest.skip("this disk takes UTF-8 names only")
    found = find_changes(site, {}, later())
    assert [one.path for one in found.changed] == ["content/a.md"]
    assert codes(found) == [("file/name-not-utf8", "content/\ufffd.md")]


def test_two_names_with_one_form_are_a_problem_and_the_first_stays(site):
    put(site, "content/e\u0301.md", b"decomposed")
    put(site, "content/\u00e9.md", b"composed")
    found = find_changes(site, {}, later())
    assert [(one.path, one.digest) for one in found.changed] == [("content/\u00e9.md", digest(b"decomposed"))]
    assert codes(found) == [("file/same-name", "content/\u00e9.md")]


def test_a_control_character_in_a_name_is_a_problem(site):
    put(site, "content/a\nb.md")
    assert codes(find_changes(site, {}, later())) == [("file/name-control", "content/a\ufffdb.md")]


@pytest.mark.parametrize(
    ("name", "hint"), [("braking.yaml", "breaking.yaml"), ("most_read.yml", "most-read.yaml"), ("x/breaking.yaml", "breaking.yaml")]
)
def test_an_unknown_data_file_has_a_nearest_name(site, name, hint):
    put(site, f"content/_data/{name}")
    found = find_changes(site, {}, later())
    [problem] = found.problems
    assert (problem.code, problem.level) == ("data/unknown-file", "warning")
    assert hint in problem.hint
    assert found.changed == ()


@pytest.mark.parametrize("name", ["a.MD", "a.markdown", "a.mdx"])
def test_a_story_with_another_suffix_is_not_served_as_a_file(site, name):
    put(site, f"content/{name}")
    found = find_changes(site, {}, later())
    assert (found.changed, codes(found)) == ((), [("file/suffix", f"content/{name}")])


def test_of_a_huge_story_only_so_much_is_read_that_it_is_seen_to_be_huge(site):
    put(site, "content/a.md", b"x" * (MOST_BYTES * 2))
    [found] = find_changes(site, {}, later()).changed
    assert len(source_of(site, found).data) == MOST_BYTES + 1
    assert found.digest == digest(b"x" * (MOST_BYTES * 2))


def test_the_order_is_that_of_the_paths(site):
    for name in ("b.md", "a/z.md", "a.md", "B.md", "ä.md"):
        put(site, f"content/{name}")
    paths = [one.path for one in find_changes(site, {}, later()).changed]
    assert paths == sorted(paths)
