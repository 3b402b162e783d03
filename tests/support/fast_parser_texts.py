"""Markdown in which everything occurs that the quick converter decides by: whole texts, and pieces to make more of.

A file of its own because the texts are half of the test, and because a new one is a line here.
"""

from newsgen.content.body.block_scanner import CARRIER

MARK = "xm"
_BLOCK = f"/// {CARRIER} | {MARK}-0"

TEXTS = [
    # One sign alone in each, so that a table without it is caught.
    "Run `make` now.", "\\!x", "A ``b` c`` d.", "A\\\\`b`", "A [link](http://a.b/).", "[a [b](c) d](e)", "![alt](src.jpg)", "Wait  \nhere.",
    "[a][b] c\n\n[b]: http://a.b/", "![a][b]\n\n[b]: x.jpg 'T'", "[a]\n\n[a]: <x> (T)", "![a] b\n\n[a]: x.jpg", "See[^1].\n\n[^1]: The *note*.",
    "<http://a.b/*c*>", "<me@a.b>", "H<sub>2</sub>O", "Fish &amp; chips &#8212; &nope", "An *em* here", "An _em_ here", "**st** and __st__",
    "***both*** and *a **b** c*", "snake_case_word and 2*3*4", "A --- B", "A -- B", "A---B--C----D", "Wait... or....", "It's", "'x' y",
    "'.x", '".x', "\"'Both' of them\"", "'\"Both\" of them'", "He said 'no \"never\"'", "He said \"no 'never'\"", "In the '80s", "(1980's)",
    'The "port" said', 'a" b', 'a"b', 'x ("y") z', "l'eau d'or", "x 'y", "s' t", "'", '"', 'a &#8211;"b"', 'a &mdash;"b" &nbsp;\'c\'',
    'a –"b" —\'c\'', '"a" bcdefg "h" ijklmnopqrstuvwx "y"', 'ab"cdefghi&#8211;"j', "x *'y'* z", "[it's](b) \"*c*\" d", "`it's` \"x\"",
    'a &copy;". b', "'. x", '". x', "x'\"both", "x\"'both", "('same", "a\"' b", "(.... b) ..", "a ----- b -- - c", "x\n'y'\n\"z\"",
    # Quotes beside other signs, so that the parser sets the rest of the text too.
    '(-"x) a --- b', '(-"x) a -- b', '(-"x) a... b', "(-'x) a --- b", '(-"x) \'a b', '(-"x) it\'s dogs\' \'80s', "(-'x) \"a\" b", "(-'x) a\" b\".",
    "(-'x) c 'a' b.", '(-"x) \'5 a', "(-'x) -\"5", "Plain *em* **st** *a b*, (*c*).", "a*b*c", "*a *b* c", "** a**", '"_x', "'_x", "dogs' \"x\"", "x's\" \"b",
    # Blocks.
    "# Head", "## Head ##\nand text", "#LongMole is no head", "A\n===", "B\n---", "A\nB\n---\nC", "a\n\n---\n\nb", "a\n***\nb", "a\n___\n", "- - -",
    "* * *", "_ _ _", "-  -  -", "-- - -", "*  *  *", "_  _  _", "- a\n- b", "* a\n* b", "+ a\n+ b", "1. a\n2. b", "3. a\n\n4. b", "- a\n\n    b\n\n- c", "> a\n> b\n\nc",
    "> a\n> ---", "- # a\n  b", "- a\n    - b\n        - c", "    code *x*\n\n    more", "a\n\n    code <b> &amp;", "Term\n: Def", "Term\n:   Def\n\n    More\n\n:   Other",
    "> Term\n> : Def", "a | b\n- | -\n1 | 2", "|a|\n|-|\n|b|", "a|b\n:-|-:\n`x|y`|z\\|", "|a|b|\n|-|-|\n|c  {: .x}|d|", "*[HTML]: Hyper\n\nHTML is HTML.",
    "HTML\n*[HTML]: Hyper\nand", "a[^1] b[^n] c[^1]\n\n[^1]: One\n\n    - two\n[^n]: Three\n    ---\n", "[^1]: a\n    b\n    ---\xa0\n\nx[^1]", "[^1]:: a\n\nb\n\n[^1]: c",
    "a[^1]\n\n///Footnotes Go Here///\n\nb\n\n[^1]: c", "x {: .y}", "# x {#id}", "*a*{: .b title='c \"d\"'}", "p\n{: .q }", "{laughs} {{ x }}", "- a\n{: .b}",
    "```\n<b> & *x*\n```", "~~~ python\nx = 'y'\n~~~", "```{.a #b}\nx\n```", "> ```\n> x\n> ```", "``\nx\n``", '<div>\n*a* & "b"\n</div>\n\n*c*', "<!-- a -->\n\nb", "a <!-- b --> c",
    "<p>x</p> *y*", "<?php x ?>", "<![CDATA[x]]>", "&copy;\n\n&lt;b&gt;", "a & b < c > d", "<b>\n\n*x*\n\n</b>", "<script>'x'</script>", "<span class=\"it's\">'x'</span>",
    f"{_BLOCK}\n///", f'a\n\n{_BLOCK}\n\n*x* "y"\n\n///\n\nb', f"- a\n\n    {_BLOCK}\n    k: v\n\n    b\n    ///", f"{_BLOCK}\nb\n\n/// other | x\n\n///", f"a\n{_BLOCK}\n    a: b\n\nc\n///\nd",
    # Characters.
    "a\tb\n\n\tcode", "a\r\nb\r\n\r\nc", "a\rb", "a\n  \nb", "a\x02b\x03", "\x02wzxhzdk:0\x03 <b>", "\x02klzzwxh:0000\x03 *a* 'b'", "\x0242\x03 \\*", "`\x02``\nx\n```", "a\n \n\n \nb",
    "قال «لا» ثم \"نعم\" -- و'80s'", "a\u200b*b*\u200b 'c'\u200f", "é漢🌉 \"é\" '漢'", "a\xa0\"b\" \xa0'c'", "a\u2028'b'\u2028\"c\"", "", " ", "\n\n", "plain words only\nand more",
    # Together.
    "[`a*b`](c \"d's\") **e `f` _g_** <http://h> \\*i\\* &amp; 'j'--\"k\"...", "> - *a*\n>   'b'\n>\n>     c\n\nd", "| *a* | `b|c` |\n|---|---|\n| \"d\" | <b>'e'</b> |",
]  # fmt: skip

WORDS = """[ ] ( ) ![ ]( * ** *** _ __ ` `` ``` ~~~ < > << >> & &# ; " ' "' '" -- --- ... .... | --- |-|-| : :: {: {: .x} {#id} {.c} # ## ##
    - + 1. 2) >: \\ \\\\ \\* \\` \\[ \\" \\' \\| \\{ ^ [^1] [^1]: [^1]:: [^n]: [a]: [a] [a][b] ![a] *[HTML]: HTML *[ ]: <!-- -->
    <? ?> <![CDATA[ ]]> <div> </div> <p> <b> </b> <br> <hr> <pre> </pre> <a href="x"> </a> <http://a.b/c> <me@x.y> <http://a\\*b> &amp;
    &nbsp; &#8212; &mdash; &copy '80s 80's it's 'tis "Quote" 'quote' "'both'" – — é 漢 🌉 مرحبا x y foo bar_baz snake_case_word *em* **st**
    ***both*** _em_ __st__ [l](u) ![i](s) [l]( (x) [l][] == = *** ___ {{ }} } 'x'"""

PIECES = [
    *WORDS.split(),
    '[l](u "t")', "[l](<u v> 't')", '<span class="a">', "///Footnotes Go Here///", "- - -", "\x02", "\x03", "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0000\x03", "\x0242\x03", "\u200b", "\u200f", "\u202e", "\u2028", "\xa0", "\x0c", "\x0b",
    "\n", "\n", "\n\n", "\n\n", "\n    ", "\n        ", "\n\n    ", "  \n", " \n", " ", " ", "   ", "\t", "\r\n", "\r", "\n> ", "\n\n> ", "\n- ", "\n* ", "\n+ ", "\n1. ",
    "\n: ", "\n\n:   ", "\n:: ", "\n[^1]: ", "\n\n[^1]: ", "\n\n[a]: ", "\n\n*[HTML]: ", "\n```\n", "\n~~~ a\n", f"\n{_BLOCK}\n", "\n///\n", f"\n{_BLOCK}\n    k: v\n",
    "\n---\n", "\n===\n", "\n---\xa0", "\n# ", "\n## a {: .b}\n", "\n\na|b\n-|-\n", "\n| a | b |\n|---|:-:|\n| `|` | ", "\n\n<div>\n", "\n</div>\n\n",
    "\n<!-- a -->\n", "word ", "\n> - ", "\n- > ", "\n\n[^n]: a\n    ", "\n```\n<b>&\n```\n",
]  # fmt: skip
