"""What leads people to a page: how it shows where its link is shared, what it says of itself to machines, what is new.

Only what is true, and from the page itself: no reviewer until there is one, no publisher until one is named. What needs
an absolute address (the card, the feed) is made only where the address is known.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable
from datetime import date
from html import escape
from html.parser import HTMLParser

from press import atom
from press.library import load
from press.model import FrontMatter, SiteFacts
from press.nav import entries, settings, url_of
from press.problem import Problem
from press.publish import Copy
from press.site import Page, read_pages

NAME = "lead"
WHY = "Who searches for help, or is sent a link by a friend, should see at once what a page is and how old it is."

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Of text and data, as the page about this guide says."""
CARDS = "assets/images/cards"


class _Cited(HTMLParser):
    """The best address of each reference on a page, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "li":
            self.open = (given.get("id") or "").startswith("ref-")
        href = given.get("href") or ""
        if tag == "a" and self.open and href.startswith("https://"):
            self.found.append(href)
            self.open = False


def last_change(matter: FrontMatter) -> date:
    """When the page last changed; where no change is told, when it was checked."""
    return max((change.when for change in matter.changes), default=matter.checked)


def linked_data(matter: FrontMatter, cited: list[str], facts: SiteFacts, url: str) -> dict:
    """The page as schema.org says such things."""
    made: dict = {"@context": "https://schema.org", "@type": "MedicalWebPage", "name": matter.title,
                  "description": matter.description, "inLanguage": "en-GB",
                  "dateModified": last_change(matter).isoformat(), "isAccessibleForFree": True, "license": LICENCE}
    if url:
        made["url"] = url
    if cited:
        made["citation"] = cited
    if facts.publisher:
        made["publisher"] = {"name": facts.publisher}  # whether a person or a body, nobody has said
    if matter.reviewed_by:
        reviewer = matter.reviewed_by
        made["reviewedBy"] = {"@type": "Person", "name": reviewer.name, "jobTitle": reviewer.role}
        made["lastReviewed"] = reviewer.when.isoformat()
    return made


def head_of(matter: FrontMatter, name: str, url: str, image: str, feed: str) -> str:
    """What is added to a page's head. `url`, `image` and `feed` are empty where there is no address."""
    said = [("og:title", matter.title), ("og:description", matter.description), ("og:site_name", name),
            ("og:type", "website" if matter.template else "article"), ("og:locale", "en_GB"), ("og:url", url),
            ("og:image", image)]
    tags = [f'<meta property="{key}" content="{escape(value)}">' for key, value in said if value]
    if image:
        tags.append('<meta name="twitter:card" content="summary_large_image">')
    if feed:
        tags.append(f'<link rel="alternate" type="application/atom+xml" title="What changed" href="{feed}">')
    return "".join(tags)


def script_of(data: dict) -> str:
    """What the page says to machines. It repeats the references, and follows them: nobody waits for it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def card_of(path: str, drawn: Iterable[str]) -> str:
    """The page whose card a page carries: its own, or that of the nearest index above it."""
    folder = path
    while folder and path not in drawn:
        folder = posixpath.dirname(folder)
        path = posixpath.join(folder, "index.md")
    return path


def _file(path: str) -> str:
    return f"{CARDS}/{url_of(path).strip('/').replace('/', '-') or 'home'}.png"


def _cards(copy: Copy, pages: dict[str, Page], name: str) -> None:
    import resvg_py
    from fontTools.ttLib import TTFont

    from press.figures.card import card

    font = TTFont(copy.site / "assets/fonts/guide-serif.woff2")
    (copy.site / CARDS).mkdir(parents=True, exist_ok=True)
    for path, page in pages.items():
        drawing = card(page.matter.title, name, font)
        (copy.site / _file(path)).write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True)))


def run(copy: Copy) -> list[Problem]:
    facts, name = load(copy.root / "docs").site, settings(copy.root)["site_name"]
    pages = [page for page in read_pages(copy.root / "docs") if page.matter and page.matter.audience != "authors"]
    in_nav = {entry.path for entry in entries(copy.root)}
    carded = {page.path: page for page in pages if page.path in in_nav}
    found = []
    for page in pages:
        url = url_of(page.path)
        file = copy.site / url / "index.html"
        html = file.read_text(encoding="utf-8") if file.exists() else ""
        if html.count("</head>") != 1 or html.count("</main>") != 1:
            found.append(Problem(page.shown, 0, NAME, f"The site holds no whole page at {url or 'its root'}.",
                                 "Was it built by this mkdocs.yml?"))
            continue
        at, image, feed = "", "", ""
        if copy.address:
            at, image = copy.address + url, copy.address + _file(card_of(page.path, carded))
            feed = posixpath.relpath(atom.NAME, url or ".")
        html = html.replace("</head>", head_of(page.matter, name, at, image, feed) + "</head>")
        data = linked_data(page.matter, _Cited(html).found, facts, at)
        file.write_text(html.replace("</main>", script_of(data) + "</main>"), encoding="utf-8")
    if copy.address:
        _cards(copy, carded, f"{name}: an independent guide")
        (copy.site / atom.NAME).write_text(atom.feed(pages, copy.address, name, facts.publisher or name, copy.day),
                                           encoding="utf-8")
    else:
        for map_ in copy.site.glob("sitemap.xml*"):  # the engine writes an empty one
            map_.unlink()
    (copy.site / "robots.txt").write_text(robots(copy), encoding="utf-8")
    return found


def robots(copy: Copy) -> str:
    """A draft is for nobody's index. Pages for authors say so themselves: a robot must read that."""
    if copy.draft:
        return "User-agent: *\nDisallow: /\n"
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {copy.address}sitemap.xml\n" if copy.address else "")
