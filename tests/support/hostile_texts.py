"""Texts on which Markdown parsers turn slow, by name; each is a function of the length wanted.

A file of its own because they are half of the test, and because a new one is a line here.
"""

import random


def repeat(unit):
    return lambda length: unit * (length // len(unit))


def numbered(make):
    def text(length):
        pieces, size, number = [], 0, 0
        while size < length:
            pieces.append(make(number))
            size += len(pieces[-1])
            number += 1
        return "".join(pieces)

    return text


def noise(seed, signs, length_of_one):
    def text(length):
        chance = random.Random(seed)
        return "".join(chance.choice(signs) for _ in range(length // length_of_one))

    return text


# fmt: off
UNITS = [
    "[", "![", "]", "[]", "[a](", "[a](b", "(", "[x](<", '[x](a "', "[a][b]", "[a] ", "*", "_", "*a ", "*a* ", "**a ", "*a_b ", "*a**b",
    "_a ", "a* ", "*a **b ", "***a ", "`", "`a ", "\\`", "``a` ", "<", "<a ", '<a b="', "<!-- ", "<div>", "<div>\n", "<div>\n\n",
    "</div>", "<b>", "<?", "<![CDATA[", "<!", "<!a ", "<script>", "</script>", "<a/", "<b c", "</", "</a ", "\n<", "<p>\n", "<p>x\n\n",
    "<hr>\n", "<b>\n\n", "<svg>", "<table><tr><td>", "<b><p>", "<b><i>", "<details>\n", "<!-- a -->\n", "<!-- a -->\n\n",
    "x <b>\n<!-- a -->\n", '<b title="&quot;">', "&", "&a", "&amp;", "&#", "&#1;", "&#x1F", ">", "> ", ">\n", "> a\n", "> a\n\n", "- ",
    "- a\n", "- a\n\n", "1. a\n", "- a\n\n    b\n\n", "a\n: b\n", "a\n\n:   b\n\n", ":   ", "[^", "[^1]: a\n\n", "*[", "[a]: ",
    "[a]: b '", "/// a\n", "///\n", "/// related\n- a.md\n///\n", "/// gallery\n![a](b.jpg)\n///\n", "/// figure\n    src: a.jpg\n///\n",
    "/", "{: ", "*a*{: .x}", "*a*{: ", "{}", "# {: a }\n", "{{ ", "a", "word ", "word word word\n", "word word word\n\n", " ", " \n",
    "\t", "\n", "#", "# a\n", "## a\n\n", "###### a\n", "=", "a\n=\n", "---\n", "- - - ", "a  \n", '"', "'", '"a ', 'a" ', '\'"', "--",
    ".", "... ", "it's ", "-- ", "\\", "\\*", "<http://a>", "<a@b.c>", "<a@", "<http://", "~~~\n", "```a\n", "```\na\n```\n",
    "``` { a\n", "```{a}\n", '``` hl_lines="', "![a](b.jpg)\n\n", "[a](b.md) ", "[a](javascript:x) ", "[a](../../../../../../x) ",
    "a\u2028", "漢字。", "مرحبا ", "\x00", "\x02wzxhzdk:0\x03", "İ ", "\r", "a\r", "/// post | a\n\nx\n\n", "/// post | a (@b)\nx\n///\n\n",
    "|",
]
# fmt: on

TEXTS = {f"unit {unit!r}": repeat(unit) for unit in UNITS}
TEXTS |= {
    "table of pipes": lambda n: "a|b\n-|-\n" + "|" * n,
    "table rows": lambda n: "a|b\n-|-\n" + "x|y\n" * (n // 4),
    "table wide": lambda n: "a|" * (n // 6) + "\n" + "-|" * (n // 6) + "\n" + "x|" * (n // 6),
    "table of empty rows": lambda n: "a|" * 100 + "\n" + "-|" * 100 + "\n" + "|\n" * (n // 2),
    "table escapes": lambda n: "a|b\n-|-\n" + "\\|`" * (n // 3),
    "tables": repeat("a|b\n-|-\nx|y\n\n"),
    "pipes in lines": repeat("|\n"),
    "brackets in brackets": lambda n: "[" * (n // 2) + "]" * (n // 2),
    "links in links": lambda n: "[" * (n // 6) + "x" + "](y)" * (n // 6),
    "round brackets": lambda n: "[x]" + "(" * n,
    "link with brackets": lambda n: "[a](" + "(" * (n // 2) + ")" * (n // 2) + ")",
    "link title": lambda n: '[a](b "' + 'x" ' * (n // 3) + ")",
    "emphasis in emphasis": lambda n: "*a **b " * (n // 14) + "b** a*" * (n // 14),
    "long backticks": numbered(lambda i: "`" * (i % 300 + 1) + "a "),
    "list in list": numbered(lambda i: "    " * (i % 60) + "- a\n"),
    "definition in definition": numbered(lambda i: "    " * (i % 60) + "a\n" + "    " * (i % 60) + ":   b\n\n"),
    "quote in quote": numbered(lambda i: "> " * (i % 60) + "a\n"),
    "quotes on a line": lambda n: "> " * (n // 2) + "a",
    "lists on a line": lambda n: "- " * (n // 2) + "a",
    "numbers on a line": lambda n: "1. " * (n // 3) + "a",
    "rule that is none": lambda n: "* " * (n // 2) + "x",
    "blanks inside": lambda n: "a" + " " * n + "b",
    "blanks before": lambda n: "   " + " " * n + "b",
    "blanks in a related line": lambda n: "/// related\n- [a" + " " * n + "](b.md) x\n///",
    "blanks in an argument": lambda n: "/// post | a" + " " * n + "(@b\n\nx\n///",
    "long block name": lambda n: "/// " + "a-" * (n // 2) + " !",
    "nested option": lambda n: "/// figure\n    src: " + "[" * n + "\n///\n",
    "growing slashes": numbered(lambda i: "/" * (i % 100 + 3) + " post | x\n\n"),
    "long attribute": lambda n: "# a {: " + "a" * n + "}",
    "attributes": lambda n: "# a" + " {: a" * (n // 5),
    "fence and blanks": lambda n: "```" + " " * n + "a b",
    "fence and word": lambda n: "```" + "a" * n + " b",
    "growing fences": numbered(lambda i: "`" * (i % 500 + 3) + "a\n"),
    "two fences": numbered(lambda i: "`~"[i % 2] * (i % 500 + 3) + "\n"),
    "tag and blanks": lambda n: "<a" + " " * n + "b",
    "tag of attributes": lambda n: "<x " + "a=" * (n // 2),
    "footnotes": numbered(lambda i: f"[^{i}] "),
    "footnotes defined": numbered(lambda i: f"[^{i}]: a\n"),
    "footnotes used": numbered(lambda i: f"[^{i}]\n\n[^{i}]: a\n\n"),
    "one footnote": lambda n: "[^1] " * (n // 5) + "\n\n[^1]: a",
    "footnote in itself": lambda n: "[^1]\n\n[^1]: " + "[^1] " * (n // 5),
    "abbreviations": numbered(lambda i: f"*[A{i}]: a\n"),
    "abbreviations used": lambda n: "".join(f"*[A{i}]: a\n" for i in range(n // 40)) + "\n" + "A1 b " * (n // 10),
    "references": numbered(lambda i: f"[a{i}]: b\n"),
    "references used": numbered(lambda i: f"[a{i}]\n\n[a{i}]: b\n\n"),
    "links": numbered(lambda i: f"[a](b{i}.md) "),
    "links with blanks": numbered(lambda i: f"[a](<b {i}.md>) "),
    "emphases unclosed": numbered(lambda i: f"<div><b id=x{i}><p>\n"),
    "emphases then paragraphs": lambda n: "<div>" + "".join(f"<i id=x{i}>" for i in range(n // 30)) + "<p>" * (n // 6),
    "combining marks": lambda n: "a" + "\u0301" * n,
    "signs": noise(1, "[]()*_`<>&!#-+ \n\n\n|:/\"'{}\\^1.a", 1),
    "pieces": noise(
        2,
        [
            "[",
            "](",
            "*",
            "**",
            "_",
            "`",
            "<b>",
            "</b>",
            "<div>",
            "</div>",
            "\n\n",
            "\n",
            "> ",
            "- ",
            "    ",
            "/// post | a",
            "///",
            "\n/// post | a\n",
            "\n///\n",
            "|",
            "---|",
            "[^1]",
            "a ",
            "word ",
            "![",
            "{: .x}",
            '"',
            "'",
            "<!--",
            "-->",
            "&amp;",
            "://",
        ],
        3,
    ),
}
