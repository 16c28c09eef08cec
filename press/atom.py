"""A feed of what changed: each page as it was last checked, and each change that its front matter tells.

In:  the guide's pages, where the guide will stand, what it is called, who answers for it.
Out: an Atom document (RFC 4287), the newest first; the same text for the same pages.
Use: press.publish.lead, which knows the address: an entry's id must be one in the whole world.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as etree

from press.nav import url_of
from press.site import Page

NAME = "feed.xml"
SPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """One thing to tell. `name` is its id below the guide's address."""

    name: str
    url: str
    title: str
    words: str
    day: date


def entries(pages: Iterable[Page]) -> list[Entry]:
    """Of pages for readers, the newest first; of one day, in the order of their addresses."""
    return sorted(_entries(pages), key=lambda entry: (-entry.day.toordinal(), entry.name))


def _entries(pages: Iterable[Page]) -> Iterator[Entry]:
    for page in pages:
        matter = page.matter
        if matter is None or matter.audience == "authors":
            continue
        url = url_of(page.path)
        yield Entry(url, url, matter.title, matter.description, matter.checked)
        days: dict[date, int] = {}
        for change in matter.changes:
            days[change.when] = days.get(change.when, 0) + 1
            yield Entry(f"{url}#change-{change.when}-{days[change.when]}", url, f"Changed: {matter.title}",
                        change.what, change.when)


def _moment(day: date) -> str:
    return f"{day}T00:00:00Z"


def feed(pages: Iterable[Page], address: str, title: str, author: str, day: date) -> str:
    """The document. `address` ends in /; `day` is its date where there is nothing to tell."""
    etree.register_namespace("", SPACE)
    told = entries(pages)
    root = etree.Element(f"{{{SPACE}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "en-GB"})

    def put(parent: etree.Element, tag: str, words: str = "", **attributes: str) -> etree.Element:
        made = etree.SubElement(parent, f"{{{SPACE}}}{tag}", attributes)
        made.text = words or None
        return made

    put(root, "id", address + NAME)
    put(root, "title", f"{title}: what changed")
    put(root, "updated", _moment(told[0].day if told else day))
    put(put(root, "author"), "name", author)
    put(root, "link", rel="self", type="application/atom+xml", href=address + NAME)
    put(root, "link", rel="alternate", type="text/html", href=address)
    for one in told:
        entry = put(root, "entry")
        put(entry, "id", address + one.name)
        put(entry, "title", one.title)
        put(entry, "updated", _moment(one.day))
        put(entry, "link", rel="alternate", type="text/html", href=address + one.url)
        put(entry, "summary", one.words)
    etree.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"
