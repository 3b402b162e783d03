"""Settings of the Pelican contender: its cache on, lists made by the plugin."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "plugins"))

SITENAME = "Example News"
SITEURL = "https://news.example"
RIGHTS = "@RIGHTS@"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "."
OUTPUT_PATH = "out"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
ARTICLE_PATHS = ["content"]
PAGE_PATHS: list[str] = []
STATIC_PATHS = ["static"]
EXTRA_PATH_METADATA = {str(file): {"path": str(file.relative_to("static"))} for file in Path("static").rglob("*") if file.is_file()}
PLUGINS = ["calendars"]
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.meta": {},
        "markdown.extensions.extra": {},
        "markdown.extensions.toc": {},
        "markdown.extensions.smarty": {},
    },
    "output_format": "html5",
}
ARTICLE_URL = "{category}/{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{date:%Y}/{date:%m}/{slug}/index.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "sitemap", "404"]
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_DATE_FORMAT = "%-d %b %Y"
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "reader"
CHECK_MODIFIED_METHOD = "mtime"
GZIP_CACHE = False
CACHE_PATH = "cache"
SECTIONS, TICKER, MOSTREAD = (
    json.loads(Path(f"data/{name}.json").read_text(encoding="utf-8")) for name in ("sections", "ticker", "mostread")
)
