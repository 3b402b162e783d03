import pytest

from newsgen.content.paths.resolve import resolve_path, top_folders

STORY = "content/news/asia/quake.md"
TOPS = {"news", "articles"}


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("flood.md", "content/news/asia/flood.md"),
        ("./flood.md", "content/news/asia/flood.md"),
        ("../europe/storm.md", "content/news/europe/storm.md"),
        ("2025/flood.md", "content/news/asia/2025/flood.md"),
        ("articles/opinion/x.md", "content/articles/opinion/x.md"),
        ("content/pages/about.md", "content/pages/about.md"),
        ("/content/pages/about.md", "content/pages/about.md"),
        ("/pages/about.md", "content/pages/about.md"),
        ("static/report.pdf", "static/report.pdf"),
        ("..\\europe\\storm.md", "content/news/europe/storm.md"),
        ("../../../static/a.pdf", "static/a.pdf"),
        ("e\u0301t\u00e9.md", "content/news/asia/\u00e9t\u00e9.md"),
        ("../../../x.md", None),
        ("../../../../x.md", None),
        ("../../..", None),
        ("content/../../etc/passwd", None),
        ("content", "content/news/asia/content"),
    ],
)
def test_a_path_names_a_file(written, path):
    assert resolve_path(written, STORY, TOPS) == path


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("quake.jpg", "content/news/asia/quake.jpg"),
        ("./img/quake.jpg", "content/news/asia/img/quake.jpg"),
        ("img/quake.jpg", "static/img/quake.jpg"),
        ("/img/quake.jpg", "static/img/quake.jpg"),
        ("static/img/quake.jpg", "static/img/quake.jpg"),
        ("content/news/quake.jpg", "content/news/quake.jpg"),
        ("img/../../quake.jpg", None),
    ],
)
def test_a_picture_is_below_static_or_beside_the_story(written, path):
    assert resolve_path(written, STORY, TOPS, picture=True) == path


def test_a_path_may_begin_with_a_section_or_the_storys_own_folder(gazette, bare):
    assert top_folders(gazette, STORY) == {"news", "videos", "articles", "pages", "authors"}
    assert top_folders(bare, STORY) == {"news", "pages", "authors"}
