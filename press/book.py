"""Many built pages as one: what stands in a page's main, fit to stand beside that of others.

In:  a built page's HTML, its address below the site, which pages are in the book.
Out: the same HTML with ids and references of its own, links inside the book turned to places in it.
Use: press.pdf.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from urllib.parse import urldefrag, urlsplit

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
REFERENCES = frozenset(("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"))
"""Attributes that name ids of the same page."""
DROPPED = frozenset(("help-print", "crumbs"))
"""Classes of what a page has for itself alone: in the book it stands once, or nowhere."""


class Chapter(HTMLParser):
    """One page's main. `chapters` maps an address below the site to its place in the book."""

    def __init__(self, html: str, url: str, chapters: Mapping[str, str], address: str, below: int) -> None:
        super().__init__(convert_charrefs=False)
        self.url, self.chapters, self.address, self.below = url, chapters, address, below
        self.name = chapters[url]
        self.parts: list[str] = []
        self.open: list[str] = []
        self.dropping = 0
        self.feed(html)
        self.close()

    def text(self) -> str:
        return "".join(self.parts)

    def _put(self, text: str) -> None:
        if self.open and not self.dropping:
            self.parts.append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if not self.open and tag != "main":
            return
        if tag not in VOID:
            self.open.append(tag)
        if self.dropping or DROPPED & set((given.get("class") or "").split()):
            self.dropping += tag not in VOID
            return
        if tag == "main":
            self.parts.append(f'<section class="{escape(given.get("class") or "")} chapter" id="{self.name}" '
                              f'aria-labelledby="{self.name}-title">')
            return
        if tag == "h1":
            given["id"] = "title"
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            given["aria-level"] = str(int(tag[1]) + self.below)  # bookmarks are made from levels
        self._put(f"<{tag}{''.join(self._attribute(tag, *pair) for pair in given.items())}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def _attribute(self, tag: str, name: str, value: str | None) -> str:
        if name == "id":
            value = f"{self.name}-{value}"
        elif name in REFERENCES:
            value = " ".join(f"{self.name}-{one}" for one in (value or "").split())
        elif name in ("href", "src", "xlink:href"):
            value = self._led(value or "", tag)
            if value is None:
                return ""
        return f" {name}" if value is None else f' {name}="{escape(value)}"'

    def _led(self, link: str, tag: str) -> str | None:
        """Where a link leads from inside the book; None for what a reader of the book cannot reach."""
        if link.startswith("#"):
            return f"#{self.name}{'-' + link[1:] if link != '#' else ''}"
        if urlsplit(link).scheme:
            return link
        path, fragment = urldefrag(link)
        path = posixpath.normpath(posixpath.join("/", self.url, path)).lstrip("/") + ("/" if path.endswith("/") else "")
        url = "" if path == "/" else path
        if tag != "a":
            return f"/{path}"
        if url in self.chapters:
            return f"#{self.chapters[url]}" + (f"-{fragment}" if fragment else "")
        return self.address + url + (f"#{fragment}" if fragment else "") if self.address else None

    def handle_endtag(self, tag: str) -> None:
        if not self.open or tag in VOID:
            return
        self._put("</section>" if tag == "main" else f"</{tag}>")
        self.open.pop()
        self.dropping -= bool(self.dropping)

    def handle_data(self, data: str) -> None:
        self._put(data)

    def handle_entityref(self, name: str) -> None:
        self._put(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._put(f"&#{name};")
