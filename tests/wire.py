"""What a page costs on the wire, and its floor: the same article on a page made by hand, without any script.

In:  the HTML of a published page.
Out: its parts as HTML; bytes after brotli, as a host sends them.
Use: test_published.py, which holds pages to a share of their floor; tests/bench_pages.py, which times both.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import brotli

FIRST_FLIGHT, SHELL, SHORT, SHARE = 14_000, 7_000, 1_200, 1.10
"""Bytes of a short page and of a page's frame; words of a short page; a long page's bytes over its floor's."""
VIEWPORT = '<meta name=viewport content="width=device-width,initial-scale=1">'
STYLE = """body{max-width:40rem;margin:auto;padding:1rem;background:#fcfdfe;color:#0b2034}
body{font:1.125rem/1.6 Georgia,serif}
h1{font-size:2.125rem;font-weight:500;line-height:1.1}
a{color:#0b4a7d}
table{width:100%;border-collapse:collapse}
th,td{padding:.5rem .5rem .5rem 0;border-bottom:1px solid #c9d6e1;text-align:left;vertical-align:top}
svg{max-width:100%}"""
_MAIN = re.compile(r"(<main\b[^>]*>)(.*)(</main>)", re.DOTALL)
_DATA = re.compile(r"<script type=\"?application/ld\+json\"?>.*?</script>", re.DOTALL)
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_UNREAD = re.compile(r"<(svg|script)\b.*?</\1>", re.DOTALL)
_SOURCE = re.compile(r"<script\b[^>]*\ssrc=\"?([^\s\">]+)")


def article(html: str) -> str:
    """What stands in the page's main element, without what it says to machines alone and without styles."""
    return _STYLE.sub("", _DATA.sub("", _MAIN.search(html)[2]))


def shell(html: str) -> str:
    """The page without its article: head, styles, header, navigation, footer."""
    return _MAIN.sub(lambda main: "".join((main[1], *_STYLE.findall(main[2]), main[3])), html)


def floor(html: str) -> str:
    """The same article as somebody would write it by hand who knew that every byte counts."""
    head = f"<meta charset=utf-8>{VIEWPORT}<title>{_TITLE.search(html)[1]}</title>"
    style = STYLE.replace("\n", "")
    return (f"<!doctype html><html lang=en-GB><head>{head}<style>{style}</style></head>"
            f"<body><main>{article(html)}</main></body></html>")


def words(html: str) -> int:
    """The article's words as a reader counts them: notes and references too, words inside drawings not."""
    return len(unescape(re.sub(r"<[^>]+>", " ", _UNREAD.sub("", article(html)))).split())


def scripts(page: Path, html: str) -> list[Path]:
    """The files that a page fetches before anyone acts, fonts and images aside."""
    return [page.parent / source.partition("?")[0] for source in _SOURCE.findall(html)]


def sent(text: str | bytes) -> int:
    return len(brotli.compress(text.encode() if isinstance(text, str) else text, quality=11))


def allowed(words_: int, floor_: int) -> float:
    """The most bytes that a page may cost in all before its reader acts."""
    return FIRST_FLIGHT if words_ <= SHORT else SHARE * floor_ + SHELL
