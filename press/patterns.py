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

from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from press import edges
from press.checks.block_known import NAME as BLOCK_KNOWN
from press.checks.block_known import block_mark
from press.markup import problem_box
from press.problem import Problem
from press.record_blocks import EmergencyNumbers, HelpLines, ReportLines, SiteFacts, Timeline
from press.tables import make_scrollable
from press.text_blocks import Answers, Care, Do, DoNot, Doors, KeyPoints, Questions, Sheet
from press.where import Desk, clear, desk_of, say

PATTERNS = (Care, KeyPoints, Do, DoNot, Questions, Sheet, Answers, Doors, HelpLines, EmergencyNumbers, ReportLines,
            Timeline, SiteFacts)


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
