"""A page's prose as passages: each paragraph, list item, table row or definition, with where it stands.

In:  the text of a Markdown file, front matter included.
Out: passages in reading order, each with its line, the blocks around it and the headings above it.
Use: the rules that judge statements, and the reading grade. Code, comments, options and what records draw are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from press import grammar
from press.blocks import SPECS

_ITEM = re.compile(r"^[ ]*(?:[-*+]|\d+[.)])[ ]+(.*)$")
_DEFINITION = re.compile(r"^[ ]{0,3}:[ ]+(.*)$")
_RULER = re.compile(r"^[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_NO_PROSE = re.compile(r"^[ ]*(?:\*\[[^\]]+\]:|\[[^\]@]+\]:[ ]|(?:[-*_][ ]*){3,}$|</?[a-zA-Z][^>]*>[ ]*$)")
"""Abbreviations, addresses of links, rules across the page, a tag alone on its line."""
WORDED = ("care", "questions", "do", "do-not", "sheet")
"""Blocks whose words after the bar are printed as they stand."""


@dataclass(frozen=True)
class Passage:
    """One stretch of prose. `kind`: heading, title (a block's words), paragraph, item, row, term or definition."""

    kind: str
    line: int
    text: str
    """As it stands in the file, without its bullet; the lines of a paragraph joined by spaces."""
    blocks: tuple[str, ...]
    """The names of the blocks around it, outermost first."""
    headings: tuple[str, ...]
    """The words of the headings above it, outermost first."""
    section: int
    """Counts headings: passages with the same number stand under the same one."""
    head: str = ""
    """A table row's header cells."""

    @property
    def cited(self) -> bool:
        return bool(grammar.CITATION.search(self.text))


@lru_cache(maxsize=1024)
def passages(text: str) -> tuple[Passage, ...]:
    """The prose of a page, in order."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff").expandtabs(4)
    scan = grammar.scan(text)
    reader = _Reader(scan)
    body = "\n".join(text.split("\n")[scan.body_line - 1 :])
    for number, line in enumerate(grammar.masked(body).split("\n"), scan.body_line):
        reader.take(number, line)
    reader.finish()
    return tuple(reader.found)


class _Reader:
    """Reads line by line. `open` holds (names of lines' kind, first line, lines) of the passage under way."""

    def __init__(self, scan: grammar.Scan) -> None:
        self.found: list[Passage] = []
        self.inside: list[tuple[str, int]] = []
        self.above: list[tuple[int, str]] = []
        self.section = 0
        self.kind, self.first, self.lines = "", 0, []
        self.head = ""
        self.blocks = {block.line: block for block in scan.blocks}
        self.options = {block.line + 1 + number for block in scan.blocks
                        for number, line in enumerate(block.option_lines) if line.startswith(" ")}

    def take(self, number: int, line: str) -> None:
        if number in self.options or _NO_PROSE.match(line):
            return
        if grammar.SLASHES.match(line):
            self._edge(number, line)
            return
        heading = grammar.HEADING.match(line)
        if heading:
            self.finish()
            level = len(heading.group(1))
            self.above = [one for one in self.above if one[0] < level]
            self._add("heading", number, heading.group(2))
            self.above.append((level, heading.group(2)))
            self.section += 1
        elif not line.strip():
            self.finish()
        else:
            self._words(number, line)

    def _edge(self, number: int, line: str) -> None:
        self.finish()
        block = self.blocks.get(number)
        if block is None:
            end = grammar.BLOCK_END.match(line)
            while end and self.inside:  # the grammar closes inner blocks with the outer one
                if self.inside.pop()[1] == len(end.group(1)):
                    break
            return
        self.inside.append((block.name, len(grammar.BLOCK_START.match(line).group(1))))
        if block.name in WORDED and block.argument:
            self._add("title", number, block.argument)

    def _words(self, number: int, line: str) -> None:
        item, definition = _ITEM.match(line), _DEFINITION.match(line)
        if _RULER.match(line) and "|" in line and self.kind == "paragraph" and len(self.lines) == 1:
            self.head, self.kind, self.lines = self.lines[0], "table", []
        elif self.kind == "table":
            self._add("row", number, line.strip().strip("|"))
        elif item or definition:
            if definition and self.kind == "paragraph":
                self.kind = "term"
            self.finish()
            self.kind, self.first = ("item" if item else "definition"), number
            self.lines = [(item or definition).group(1)]
        else:
            if not self.lines:
                self.kind, self.first = "paragraph", number
            self.lines.append(line.strip())

    def finish(self) -> None:
        """Close the passage under way."""
        if self.lines and self.kind != "table":
            self._add(self.kind, self.first, " ".join(self.lines))
        self.kind, self.first, self.lines, self.head = "", 0, [], ""

    def _add(self, kind: str, line: int, text: str) -> None:
        names = tuple(name for name, _ in self.inside)
        drawn = any(name in SPECS and not SPECS[name].body for name in names)
        if text.strip() and not drawn:
            self.found.append(Passage(kind, line, text.strip(), names, tuple(words for _, words in self.above),
                                      self.section, self.head))
