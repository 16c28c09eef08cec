"""Citations: [@key, locator] becomes a numbered link, and the page ends in its own reference list.

In:  a page's Markdown; the library's sources.
Out: sup.cite marks, numbered in reading order, and section.references.
Use: `press.citations` in mkdocs.yml's markdown_extensions.

| processor        | registry         | name             | priority |
| CitationMark     | inlinePatterns   | press-citation   | 175: after code and escapes, before links |
| ReferenceList    | treeprocessors   | press-references | 15: after inline (20), before toc (5) and relpath (0) |
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from press import references
from press.grammar import CITATION, Cited, parse_citation
from press.markup import element, follow, parsed, problem_mark
from press.where import Desk, clear, desk_of

HEADING = "References"
PENDING = "data-pending-citation"
"""Carries what a mark cites from the moment it is found until it is numbered; never reaches the page."""


def pending(cited: list[tuple[str, str]]) -> str:
    """A mark, as text, for drawings that cite: (key, locator) pairs. ReferenceList numbers it like any other."""
    inside = "; ".join(f"@{key}, {locator}" if locator else f"@{key}" for key, locator in cited)
    return etree.tostring(etree.Element("sup", {"class": "cite", PENDING: inside[1:]}), encoding="unicode")


class CitationMark(InlineProcessor):
    """Finds a mark. Numbers come later, since Markdown does not read a page from top to bottom."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:
        problems = desk_of(self.md).take(m.group(0))
        if problems:
            return problem_mark(problems), m.start(0), m.end(0)
        return etree.Element("sup", {"class": "cite", PENDING: m.group(1)}), m.start(0), m.end(0)


class ReferenceList(Treeprocessor):
    """Numbers the marks in reading order and writes the list of what they cite."""

    def run(self, root: etree.Element) -> None:
        desk = desk_of(self.md)
        try:
            self._list(root, desk)
        except Exception as error:
            desk.fail(error)

    def _list(self, root: etree.Element, desk: Desk) -> None:
        numbers: dict[str, int] = {}
        places: dict[str, list[tuple[str, str]]] = {}
        for parent in root.iter():
            for index, mark in enumerate(parent):
                if mark.tag == "sup" and mark.get(PENDING) is not None:
                    _pull_close(parent, index)
                    self._number(mark, parse_citation(mark.attrib.pop(PENDING)), desk, numbers, places)
        if numbers:
            _place(root, _references(desk, numbers, places))

    @staticmethod
    def _number(mark: etree.Element, cited: tuple[Cited, ...], desk: Desk, numbers: dict[str, int],
                places: dict[str, list[tuple[str, str]]]) -> None:
        for one in cited:
            if one.key not in desk.library.sources:
                continue
            number = numbers.setdefault(one.key, len(numbers) + 1)
            back = places.setdefault(one.key, [])
            anchor = f"cite-{number}-{len(back) + 1}"
            back.append((anchor, one.locator))
            where = one.locator[:1].upper() + one.locator[1:]
            link = element("a", str(number), href=f"#ref-{number}", id=anchor,
                           aria_label=f"Reference {number}" + (f": {where}" if where else ""))
            if where:
                link.set("data-locator", where)
            mark.append(link)


def _pull_close(parent: etree.Element, index: int) -> None:
    """A mark stands right behind the word that it supports, whatever space the author left."""
    if index:
        before = parent[index - 1]
        before.tail = (before.tail or "").rstrip() or None
    elif parent.text:
        parent.text = parent.text.rstrip()


def _references(desk: Desk, numbers: dict[str, int], places: dict[str, list[tuple[str, str]]]) -> etree.Element:
    listed = element("ol")
    for key, number in numbers.items():
        source = desk.library.sources[key]
        links = element("span", class_="reference__links")
        for address, words in references.links(source):
            links.append(follow(element("a", words, href=address), " "))
        back = element("span", "Cited here: ", class_="reference__back")
        for locator, anchors in _by_locator(places[key]).items():
            where = locator[:1].upper() + locator[1:] or "in the text"
            for time, anchor in enumerate(anchors, 1):
                said = f"Back to the text: {where}" + (f", mark {time}" if len(anchors) > 1 else "")
                words = where if time == 1 else str(time)
                back.append(follow(element("a", words, href=f"#{anchor}", aria_label=said), " "))
            back[-1].tail = ", "
        back[-1].tail = None
        listed.append(element(
            "li", "",
            follow(parsed(f'<span class="reference__entry">{references.entry(key, source)}</span>'), " "),
            links,
            parsed(f'<span class="reference__read">{references.what_it_is(source)} </span>'),
            back, id=f"ref-{number}"))
    return element("section", "", element("h2", HEADING, id="references"), listed,
                   class_="references", aria_labelledby="references", data_search_exclude="")


def _by_locator(places: list[tuple[str, str]]) -> dict[str, list[str]]:
    """The anchors of each place in a source, in the order in which the places are first cited."""
    found: dict[str, list[str]] = {}
    for anchor, locator in places:
        found.setdefault(locator, []).append(anchor)
    return found


def _place(root: etree.Element, section: etree.Element) -> None:
    """At the end, or in place of a heading “References” that the author wrote."""
    for index, made in enumerate(root):
        if made.tag == "h2" and "".join(made.itertext()).strip() == HEADING:
            root.remove(made)
            root.insert(index, section)
            return
    root.append(section)


class Citations(Extension):
    """The extension: see the table above."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)
        md.inlinePatterns.register(CitationMark(CITATION.pattern, md), "press-citation", 175)
        md.treeprocessors.register(ReferenceList(md), "press-references", 15)
        self.md = md

    def reset(self) -> None:
        clear(self.md)


def makeExtension(**settings: object) -> Citations:
    return Citations(**settings)
