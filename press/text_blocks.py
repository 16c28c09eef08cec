"""The blocks whose text authors write: care card, key points, do and do not, questions, a sheet to print.

In:  /// name | argument, with options and text.
Out: the elements of docs/patterns.
Use: patterns.py registers them.
"""

from __future__ import annotations

from typing import ClassVar
from xml.etree import ElementTree as etree

from pymdownx.blocks.block import Block, type_string

from press.markup import element, follow, parsed
from press.where import desk_of

LEVEL_WORDS = {"emergency": "Emergency:", "urgent": "Urgent:", "non-urgent": ""}


class Pattern(Block):
    """What all our blocks share. Options were judged before: see BrokenBlocks."""

    ARGUMENT = None

    def number(self) -> int:
        """1 for the first block of this kind on the page, 2 for the next."""
        self.tracker["count"] = self.tracker.get("count", 0) + 1
        return self.tracker["count"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        try:
            made = self.draw()
        except Exception as error:
            desk_of(self.md).fail(error)
            made = element("div")
        parent.append(made)
        return made

    def draw(self) -> etree.Element:
        """The block's element; the block's text is put at its end."""
        raise NotImplementedError


class Care(Pattern):
    """What to do and when. The level is in words as well as in the look."""

    NAME = "care"
    OPTIONS: ClassVar = {"level": ("", type_string)}

    def draw(self) -> etree.Element:
        level, name = self.options["level"], f"care-{self.number()}"
        title = element("p", class_="care__title", id=name)
        if level == "emergency":
            title.append(parsed(
                '<svg class="care__mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">'
                '<path d="M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z"/><path d="M12 6.5v7"/><path d="M12 17.5v.01"/></svg>'))
        words = LEVEL_WORDS[level]
        if words:
            title.append(follow(element("strong", words), " " + self.argument))
        else:
            title.append(element("strong", self.argument))
        return element("div", "", title, class_=f"care care--{level}", role="group",
                                        aria_labelledby=name)


class KeyPoints(Pattern):
    """Two or three points at the top of a page."""

    NAME = "key-points"

    def draw(self) -> etree.Element:
        name = f"key-points-{self.number()}"
        title = element("p", "Key points", class_="key-points__title", id=name, data_search_exclude="")
        return element("div", "", title, class_="key-points", role="group", aria_labelledby=name)


class Questions(Pattern):
    """Questions to take along: on paper, each leaves room for the answer."""

    NAME = "questions"

    def draw(self) -> etree.Element:
        name = f"questions-{self.number()}"
        title = element("p", self.argument or "Questions to ask", class_="questions__title", id=name)
        return element("div", "", title, class_="questions", role="group", aria_labelledby=name)


class Answers(Pattern):
    """Questions and short answers."""

    NAME = "answers"

    def draw(self) -> etree.Element:
        return element("div", class_="answers")


class Doors(Pattern):
    """One door a reader: each heading and what follows it becomes a section of its own."""

    NAME = "doors"

    def draw(self) -> etree.Element:
        return element("div", class_="doors")

    def on_end(self, block: etree.Element) -> None:
        children, count = list(block), 0
        for child in children:
            block.remove(child)
        for child in children:
            if child.tag == "h3":
                count += 1
                block.append(element("section", class_=f"door door--{count}"))
            (block[-1] if len(block) else block).append(child)


class Do(Pattern):
    """What to do, as a list under its own title."""

    NAME = "do"
    TITLE = "Do"

    def draw(self) -> etree.Element:
        name = f"{self.NAME}-{self.number()}"
        title = element("p", self.argument or self.TITLE, class_=f"{self.NAME}__title", id=name)
        return element("div", "", title, class_=self.NAME, role="group", aria_labelledby=name)


class DoNot(Do):
    """What not to do. “Do not” stands before each item, because a listener may miss the title."""

    NAME = "do-not"
    TITLE = "Do not"

    def on_end(self, block: etree.Element) -> None:
        for item in block.iterfind("./ul/li"):
            first = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            first.text = f"Do not {(first.text or '').lstrip()}"


class Sheet(Pattern):
    """What a reader prints and takes along: on paper it has a page to itself."""

    NAME = "sheet"

    def draw(self) -> etree.Element:
        name = f"sheet-{self.number()}"
        title = element("p", self.argument, class_="sheet__title", id=name)
        return element("section", "", title, class_="sheet", aria_labelledby=name)
