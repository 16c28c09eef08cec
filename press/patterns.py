"""The blocks that authors write: care card, key points, help lines, timeline and the rest.

In:  /// name | argument, with options and text.
Out: the elements of docs/patterns, and a red box in place of any block that cannot be drawn.
Use: `press.patterns` in mkdocs.yml's markdown_extensions.

| processor     | registry       | name           | priority |
| BrokenBlocks  | preprocessors  | press-broken   | 29: before fences (25) and raw HTML (20) |
| pymdownx      | parser         | blocks         | its own  |
| PageEdges     | treeprocessors | press-edges    | 12: after citations (15), before toc (5) |

Pymdown's blocks fail in silence: a wrong option prints raw text. So every block is judged by our own
grammar first, and what is at fault never reaches them.
"""

from __future__ import annotations

from typing import ClassVar
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block, type_string

from press import edges
from press.checks.block_known import NAME as BLOCK_KNOWN
from press.checks.block_known import block_mark
from press.citations import pending
from press.figures.timeline import timeline
from press.helplines import emergency_numbers, help_lines, report_lines
from press.markup import element, follow, parsed, problem_box
from press.problem import Problem
from press.tables import make_scrollable
from press.where import Desk, clear, desk_of, say

LEVEL_WORDS = {"emergency": "Emergency:", "urgent": "Urgent:", "non-urgent": ""}
NOT_SAID = "The publisher of this copy has not said."


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
        title = element("p", "Key points", class_="key-points__title", id=name)
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


class HelpLines(Pattern):
    """Emergency numbers and crisis lines by country, from data/places."""

    NAME = "help-lines"

    def draw(self) -> etree.Element:
        desk = desk_of(self.md)
        return help_lines(desk.library.places, desk.today)


class EmergencyNumbers(Pattern):
    """Every emergency number in one line, from data/places: for the first screen of a page of help."""

    NAME = "emergency-numbers"

    def draw(self) -> etree.Element:
        return emergency_numbers(desk_of(self.md).library.places)


class ReportLines(Pattern):
    """Where to report a provider and who supports people who were harmed, from data/places."""

    NAME = "report-lines"

    def draw(self) -> etree.Element:
        desk = desk_of(self.md)
        return report_lines(desk.library.places, desk.today)


class Timeline(Pattern):
    """A course of treatment, drawn from data/courses."""

    NAME = "timeline"
    OPTIONS: ClassVar = {"show": ("drawing-and-words", type_string)}

    def draw(self) -> etree.Element:
        course = desk_of(self.md).library.courses[self.argument]
        in_words = self.options["show"] == "drawing-and-words"
        return parsed(timeline(course, f"timeline-{self.number()}", pending, in_words))


class SiteFacts(Pattern):
    """Who answers for this copy, or that they have not said."""

    NAME = "site-facts"

    def draw(self) -> etree.Element:
        site, listed = desk_of(self.md).library.site, element("dl", class_="site-facts")
        for name in ("publisher", "contact", "funding", "repository"):
            listed.append(element("dt", name.capitalize()))
            listed.append(element("dd", getattr(site, name) or NOT_SAID))
        return listed


PATTERNS = (Care, KeyPoints, Questions, Answers, Doors, HelpLines, EmergencyNumbers, ReportLines, Timeline, SiteFacts)


class BrokenBlocks(Preprocessor):
    """Puts a red box in place of the head of each block at fault, and leaves its text to be read."""

    def run(self, lines: list[str]) -> list[str]:
        desk = desk_of(self.md, lines)
        try:
            return self._boxed(lines, desk)
        except Exception as error:
            desk.fail(error)
            return lines

    def _boxed(self, lines: list[str], desk: Desk) -> list[str]:
        scan, lines = desk.page.scan, list(lines)
        if scan.front_matter is not None and lines and lines[0].startswith("---"):
            lines = lines[scan.body_line - 1 :]  # MkDocs leaves front matter in the text when it cannot read it
        body = desk.page.text.split("\n")[scan.body_line - 1 :]
        shift = scan.body_line + _leading_blanks(body) - _leading_blanks(lines)
        for block in scan.blocks:
            problems = desk.take(block_mark(block), every=True)
            if not problems:
                continue
            start = block.line - shift
            box = etree.tostring(problem_box(problems), encoding="unicode", method="html")
            lines[start] = "\n" + self.md.htmlStash.store(box) + "\n"
            for offset, text in enumerate(block.option_lines, 1):
                if text.startswith(" "):
                    lines[start + offset] = ""
            if block.end is not None:
                lines[block.end - shift] = ""
        for line, _ in scan.strays:
            lines[line - shift] = ""
        return "\n".join(lines).split("\n")


def _leading_blanks(lines: list[str]) -> int:
    return next((index for index, line in enumerate(lines) if line.strip()), len(lines))


class PageEdges(Treeprocessor):
    """The first and last of a page: review line, help on paper, and every problem that has no place of its own."""

    def run(self, root: etree.Element) -> None:
        desk = desk_of(self.md)
        for text in _left_over(root):
            desk.add(Problem(desk.page.shown, 0, BLOCK_KNOWN, f"“{text}” is left over on the page as text.",
                             "A block here was not understood: look at its name, its options and its end."))
        try:
            make_scrollable(root)
            edges.frame(root, desk)
        except Exception as error:
            desk.fail(error)
        boxed = desk.undrawn + list(desk.library.problems)
        if boxed:
            root.insert(0, problem_box(boxed))
        say(desk)


def _left_over(root: etree.Element) -> list[str]:
    """Lines of slashes that survived to the page, outside code."""
    found = []
    for made in root.iter():
        if made.tag in ("code", "pre"):
            continue
        for text in (made.text, *(child.tail for child in made)):
            found += [line.strip() for line in (text or "").split("\n") if line.strip().startswith("///")]
    return found


class Patterns(BlocksExtension):
    """The extension: see the table above."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        for pattern in PATTERNS:
            block_mgr.register(pattern, {})
        md.registerExtension(self)
        md.preprocessors.register(BrokenBlocks(md), "press-broken", 29)
        md.treeprocessors.register(PageEdges(md), "press-edges", 12)
        self.md_ = md

    def reset(self) -> None:
        clear(self.md_)


def makeExtension(**settings: object) -> Patterns:
    return Patterns(**settings)
