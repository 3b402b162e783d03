"""The codes of Problems in the text of a body, with a line on what each means.

A file of its own because docs/problems.md is compared with it; the room's other codes stand in ``problems``.
"""

from __future__ import annotations

TEXT_PROBLEMS: dict[str, str] = {
    "block/unknown-block": "A block that does not exist.",
    "block/bad-header": "A line that was probably meant to begin a block.",
    "block/set-in": "A block that is set in, or stands inside a list or a quote.",
    "block/unclosed": "A block without its last line.",
    "block/stray-end": "A line of slashes that ends nothing.",
    "block/nested": "A block inside another.",
    "block/swallowed": "A block inside HTML, which is not read.",
    "block/missing-argument": "A post that does not say whose it is.",
    "block/unwanted-argument": "Text behind the bar of a block that takes none.",
    "block/long-argument": "A block's first line that is too long.",
    "block/unknown-key": "An option that does not exist.",
    "block/missing-key": "An option that is required is missing.",
    "block/wrong-value": "A value that an option cannot have.",
    "block/wrong-option": "Lines below a block's first line that are no options.",
    "block/option-place": "An option that stands where options are not read.",
    "block/unwanted-text": "Text in a block that takes none.",
    "block/gallery-text": "Text in a gallery.",
    "block/empty": "A block with nothing in it.",
    "block/post-without-address": "A post that readers cannot check.",
    "block/video-source": "A video with no film, or with two.",
    "block/bad-film": "A film that cannot be shown.",
    "block/bad-related": "A line of a related box that names no story.",
    "block/related-to-itself": "A related box that names the story it stands in.",
    "markdown/bad-link": "A link that leads nowhere.",
    "markdown/bad-picture": "A picture that cannot be shown.",
    "markdown/foreign-picture": "A picture that lies on another site.",
    "markdown/second-title": "A heading of the first rank, which is the page's title alone.",
    "markdown/template-tag": "The tag of another site generator.",
    "markdown/unclosed-code": "A block of code that never ends.",
    "markdown/removed-script": "A script, taken out.",
    "markdown/removed-handler": "An attribute that runs a script, taken out.",
    "markdown/removed-style": "A style, taken out.",
    "markdown/removed-embed": "A frame or an embedded object, taken out.",
    "markdown/removed-form": "A form, taken out.",
    "markdown/removed-tag": "A tag that is not let through, taken out.",
    "markdown/removed-address": "An address that runs or hides something, taken out.",
    "markdown/too-deep": "Lists or quotes nested too deeply.",
    "markdown/too-much": "A text that would take too long to read.",
    "markdown/unreadable": "A text on which an extension failed.",
}
