"""Whatever an editor saves: nothing is raised, every Problem is complete, and an error is what holds a story back."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.content import SourceFile, read_article, read_data, site_of
from newsgen.content.schema.tables import TABLES
from newsgen.content.timestamps import NotAnInstant, read_instant
from newsgen.diagnostics.format import format_problems
from newsgen.model.digest import encode

KEYS = [key.name for key in TABLES["front matter"]]
SITE_KEYS = [key.name for key in TABLES["site.yaml"]]
SETTINGS = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

fragments = st.sampled_from(
    [
        *KEYS,
        *SITE_KEYS,
        ": ",
        ":",
        "\n",
        "\n  ",
        "\n- ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        '"',
        "'",
        "&a ",
        "*a",
        "!!",
        "!x ",
        "|\n",
        ">\n",
        "#",
        "\t",
        "---",
        "...",
        "true",
        "2026-11-18",
        "2026-02-30 25:00",
        "../../x.md",
        "img/a.jpg",
        "news",
        "�",
        "\x00",
        "\u2028",
        "é",
        "🌉",
        "javascript:x",
        "https://[x",
        "%",
        "9" * 30,
    ]
)
scribble = st.lists(fragments | st.text(max_size=5), max_size=40).map("".join)
values = st.recursive(
    st.text(max_size=20)
    | st.sampled_from(
        ["true", "2026-11-18", "9998-12-31 23:59", "1000-01-01", "news", "/x/", "a.md", "https://x.example/", "2h", "99999999999"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["src", "alt", "text", "date", "name", "url", "id", "title", "sections", "items"]) | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=6,
)


def flow(value):
    """A value as YAML in one line, every scalar quoted."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    return "'" + value.replace("'", "''").replace("\n", " ").replace("\r", " ") + "'"


def encoded(text):
    return text.encode("utf-8", "surrogatepass")


def complete(problems):
    assert all(problem.hint and problem.message and problem.span.line >= 1 and problem.span.column >= 1 for problem in problems)
    for form in ("text", "github", "json"):
        assert isinstance(format_problems(problems, form), str)


def sound(result):
    complete(result.problems)
    assert (result.article is None) == any(problem.level == "error" for problem in result.problems)
    if result.article is not None:
        encode(result.article)


@SETTINGS
@given(st.binary(max_size=200))
def test_any_bytes_are_read(gazette, data):
    sound(read_article(gazette, SourceFile("content/news/x.md", data)))
    sound(read_article(gazette, SourceFile("content/news/x.md", b"---\n" + data + b"\n---\n")))
    for name in ("breaking", "most-read"):
        complete(read_data(gazette, SourceFile(f"content/_data/{name}.yaml", data))[1])


@SETTINGS
@given(scribble)
def test_any_scribble_is_read(gazette, text):
    sound(read_article(gazette, SourceFile("content/news/x.md", encoded(f"---\ntitle: T\ndate: 2026-01-01\n{text}\n---\nBody"))))
    for name in ("breaking", "most-read"):
        complete(read_data(gazette, SourceFile(f"content/_data/{name}.yaml", encoded(text)))[1])
    complete(site_of(f"title: T\nbase_url: https://x.example/\n{text}", "/r")[1])


@SETTINGS
@given(
    st.dictionaries(st.sampled_from(KEYS), values, max_size=8),
    st.sampled_from(["content/news/x.md", "content/pages/x.md", "content/authors/x.md", "content/x.md"]),
)
def test_any_values_of_front_matter_are_read(gazette, bare, front, path):
    text = "\n".join(f"{key}: {flow(value)}" for key, value in {"title": "T", "date": "2026-01-01", **front}.items())
    for site in (gazette, bare):
        sound(read_article(site, SourceFile(path, encoded(f"---\n{text}\n---\nBody"))))


@SETTINGS
@given(st.dictionaries(st.sampled_from(SITE_KEYS), values, max_size=8))
def test_any_values_of_site_yaml_are_read(front):
    text = "\n".join(f"{key}: {flow(value)}" for key, value in {"title": "T", "base_url": "https://x.example", **front}.items())
    site, problems = site_of(text, "/r")
    complete(problems)
    if site is not None:
        encode(site)


@SETTINGS
@given(st.lists(values, max_size=4), values)
def test_any_values_of_data_files_are_read(gazette, items, as_of):
    listed = "\n".join(f"- {flow(item)}" for item in items)
    for text in (listed, f"as_of: {flow(as_of)}\nitems: {flow(items)}"):
        for name in ("breaking", "most-read"):
            value, problems = read_data(gazette, SourceFile(f"content/_data/{name}.yaml", encoded(text)))
            complete(problems)
            encode(value)


@SETTINGS
@given(
    st.from_regex(r"[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?( ?([+-][0-9]{4}|Z))?", fullmatch=True),
    st.sampled_from(["UTC", "Pacific/Kiritimati", "America/New_York"]),
)
def test_a_date_is_an_instant_within_reach_or_has_a_remedy(text, zone):
    try:
        instant = read_instant(text, zone)
    except NotAnInstant as refused:
        remedy = refused.hint
    else:
        remedy = "none needed"
        assert 999 <= instant.year <= 9999
    assert remedy
