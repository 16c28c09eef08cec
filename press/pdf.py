"""The whole guide as one PDF: tagged, bookmarked, printed by the same browser that readers have.

In:  the project's root; mkdocs.yml gives the order.
Out: guide.pdf: cover with crisis numbers, contents with page numbers, every page of the nav.
Use: make pdf (python -m press pdf). Needs Playwright, pypdf and Chromium: see requirements-dev.txt and tests/needs.sh.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as etree

from playwright.sync_api import Browser, Request, Route, sync_playwright
from pypdf import PdfReader

from press.book import Chapter
from press.build import built
from press.clock import build_day
from press.helplines import help_on_paper
from press.library import load
from press.nav import Entry, entries, settings
from press.problem import Problem
from press.site import read_pages
from press.words import full_date

NAME = "book-whole"
HOST = "http://guide.invalid/"
"""Nothing is asked of any host: each request is answered from the built site."""
LONG = 300_000
"""ms: a whole guide takes its time, and no browser hangs for ever."""
STYLE = """
:root { --serif: "Guide Serif", serif }
@page { margin: 18mm 20mm 20mm; @bottom-center { content: counter(page); font: 9pt "Guide Serif", serif } }
@page :first { @bottom-center { content: none } }
.chapter, .part { break-before: page }
.part, .cover { padding-top: 5cm }
.cover ul { margin: 3rem 0; padding: 0; list-style: none }
/* Letters that reach above their line would be printed on the page before as well, and be in its bookmark twice. */
.contents-list h1 { margin-top: .5rem }
.contents-list ol { margin: 0; padding: 0; list-style: none }
.contents-list ol ol { padding-left: 1.5em }
.contents-list li { margin: .2rem 0; break-inside: auto }
.contents-list p { margin-top: .75rem; font-weight: 700; break-after: avoid }
.contents-list a { display: flex; justify-content: space-between; color: inherit; text-decoration: none }
.contents-list a span { flex: none; width: 3em; text-align: right }
"""


@dataclass(frozen=True)
class Book:
    """What is printed: a built site, the order, and what the cover says."""

    site: Path
    listed: Sequence[Entry]
    title: str
    facts: Sequence[str]
    help: str
    address: str = ""
    """Where links go to what is not in the book; empty where nobody has said, and then they are words."""

    @property
    def names(self) -> dict[str, str]:
        """For each page's address below the site, its place in the book."""
        return {entry.url: f"c{number}" for number, entry in enumerate(self.listed) if entry.path}

    def html(self, numbers: Mapping[str, int]) -> str:
        """The book as one page. `numbers`: on which page of paper each place is, once that is known."""
        home = (self.site / "index.html").read_text(encoding="utf-8")
        sheets = "".join(f'<link rel="stylesheet" href="/{path}">'
                         for path in re.findall(r'<link rel="stylesheet" href="([^"]+)">', home))
        return (f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(self.title)}</title>'
                f"{sheets}<style>{STYLE}</style></head><body><main>{self._cover()}{self._contents(numbers)}"
                f"{''.join(self._chapters())}</main></body></html>")

    def _cover(self) -> str:
        facts = "".join(f"<li>{escape(fact)}</li>" for fact in self.facts)
        return f'<section class="cover"><h1>{escape(self.title)}</h1><ul>{facts}</ul>{self.help}</section>'

    def _contents(self, numbers: Mapping[str, int]) -> str:
        names, parts, depth = self.names, [], -1
        for entry in self.listed:
            parts.append("<ol>" if entry.depth > depth else "</li>" + "</ol></li>" * (depth - entry.depth))
            depth = entry.depth
            words = escape(entry.title)
            if entry.path:
                name = names[entry.url]
                words = f'<a href="#{name}">{words} <span>{numbers.get(name, "")}</span></a>'
            parts.append(f"<li>{words}" if entry.path else f"<li><p>{words}</p>")
        parts.append("</li>" + "</ol></li>" * depth + "</ol>")
        return f'<section class="chapter contents-list"><h1>Contents</h1>{"".join(parts)}</section>'

    def _chapters(self) -> list[str]:
        names, parts = self.names, []
        for entry in self.listed:
            if entry.path:
                html = (self.site / entry.url / "index.html").read_text(encoding="utf-8")
                parts.append(Chapter(html, entry.url, names, self.address, int(entry.depth > 0)).text())
            elif entry.depth == 0:
                parts.append(f'<section class="part"><h1>{escape(entry.title)}</h1></section>')
        return parts


def printed(book: Book, browser: Browser) -> bytes:
    """The PDF. It is printed twice: only paper tells on which page a chapter begins."""
    page = browser.new_page()
    page.set_default_timeout(LONG)
    numbers: dict[str, int] = {}
    for _ in range(2):
        page.unroute_all()
        page.route("**/*", partial(_answer, book.site, book.html(numbers)))
        page.goto(HOST)
        page.evaluate("Promise.allSettled([...document.fonts].map((font) => font.load()))")
        made = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
        numbers = page_numbers(made)
    page.close()
    return made


def page_numbers(made: bytes) -> dict[str, int]:
    """Each place in the book that something leads to, and the page that it is on, from 1."""
    reader = PdfReader(BytesIO(made))
    return {name.lstrip("/"): reader.get_destination_page_number(place) + 1
            for name, place in reader.named_destinations.items()}


def _answer(site: Path, html: str, route: Route, request: Request) -> None:
    path = urlsplit(request.url).path.lstrip("/")
    if not request.url.startswith(HOST):
        route.abort()
    elif path:
        route.fulfill(path=site / path)
    else:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")


def _chromium() -> str | None:
    """Where the browser is, or None to let Playwright look for one that it downloaded."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def book_of(root: Path, site: Path, address: str, listed: Sequence[Entry] | None = None) -> Book:
    """The book of a built site: all its nav, or what is asked for."""
    library = load(root / "docs")
    reviewed = [page for page in read_pages(root / "docs") if page.matter and page.matter.reviewed_by]
    day = full_date(build_day(root, library.latest_check()))
    facts = ["An independent guide: what is known, how surely, and where to get help.",
             f"As it stood on {day}. Facts grow old: each page says when it was checked.",
             "Clinicians have reviewed some pages, and each of those says who." if reviewed
             else "Not yet reviewed by a clinician.",
             "Not advice to any one person.",
             f"Published by {library.site.publisher}." if library.site.publisher
             else "The publisher of this copy has not said who they are."]
    if address:
        facts.append(f"The newest version is at {address}")
    help_ = etree.tostring(help_on_paper(library.places), encoding="unicode", method="html")
    return Book(site, listed or entries(root), settings(root)["site_name"], facts, help_, address)


def make(root: Path, out: Path, address: str = "") -> tuple[list[Problem], int]:
    """Print into `out`; the problems, or how many pages it has."""
    address = address and address.rstrip("/") + "/"
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        said = built(root, site, address)
        if said:
            return [said], 0
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"])
            book = book_of(root, site, address)
            made = printed(book, browser)
            browser.close()
    missing = [entry.title for entry in entries(root) if entry.path and book.names[entry.url] not in page_numbers(made)]
    if missing:
        return [Problem(out.name, 0, NAME, f"The browser printed only a part: {missing[0]} is not in it.",
                        "Try again; if it stays so, print that page alone, and look at what stands first on it.")], 0
    out.write_bytes(made)
    return [], len(PdfReader(BytesIO(made)).pages)
