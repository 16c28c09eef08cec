"""The two syntaxes of this project, found in a page's text: citations and blocks.

In:  the text of a Markdown file, front matter included.
Out: a Scan: where the body starts, each citation and each block with its line.
Use: the checks, the index of who cites what and the extensions all read pages through this one grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\n(.*?)^(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
CITATION = re.compile(r"(?<!\\)\[@([^\[\]]*)\](?!\()")
LOOSE_CITATION = re.compile(r"(?<![\w./@\[;])@[a-z][a-z0-9]*(?:-[a-z0-9]+)+|(?<!\\)\[@[^\[\]\n]*")
BLOCK_START = re.compile(r"^[ ]*(/{3,})[ ]*([A-Za-z][\w-]*)[ ]*(?:\|[ ]*(.*?))?[ ]*$")
BLOCK_END = re.compile(r"^[ ]*(/{3,})[ ]*$")
SLASHES = re.compile(r"^[ ]*/{3,}")
OPTION = re.compile(r"^([ ]*)([A-Za-z][\w-]*):(?:[ ]+(.*))?$")
_BEGINNING = re.compile(r"\n[ ]*\n|\n[ ]*(?:[-*+]|\d+\.|:|\||#+|/{3,})[ ]")
HEADING = re.compile(r"^(#{1,6})[ ]+(.*?)[ ]*(?:\{([^{}]*)\})?[ ]*#*[ ]*$")
_PART = re.compile(r"(?:^|\s)data-part=[\"']?([\w-]+)")
_FENCE = re.compile(r"^[ ]*(`{3,}|~{3,})")


@dataclass(frozen=True)
class Cited:
    """One key inside a citation mark, with its locator ("" where none is given)."""

    key: str
    locator: str


@dataclass(frozen=True)
class Citation:
    """A citation mark as it stands in the text. `cited` is empty where its form is wrong."""

    raw: str
    line: int
    cited: tuple[Cited, ...]
    well_formed: bool = True
    said: str = ""
    """The words that the mark stands for: back to the mark before it, or to where its paragraph or item begins."""


@dataclass(frozen=True)
class Block:
    """A `/// name | argument` block. Lines count from 1; `end` is None where the block is never closed."""

    name: str
    argument: str
    line: int
    end: int | None
    header: str
    option_lines: tuple[str, ...]
    body: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """A heading's level, its words, and the part of the page that it opens (`{ data-part=known }`, "" for none)."""

    line: int
    level: int
    words: str
    part: str


@dataclass(frozen=True)
class Scan:
    """What one page holds. `body_line` is the number of the first line after the front matter."""

    front_matter: str | None
    body_line: int
    citations: tuple[Citation, ...]
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    strays: tuple[tuple[int, str], ...]
    loose: tuple[tuple[int, str], ...]


def parse_citation(inside: str) -> tuple[Cited, ...]:
    """The keys and locators of what stands between `[@` and `]`; empty where the form is wrong."""
    found = []
    for number, part in enumerate(inside.split(";")):
        part = " ".join(part.split())
        if number:
            if not part.startswith("@"):
                return ()
            part = part[1:]
        key, _, locator = part.partition(",")
        if not re.fullmatch(r"[A-Za-z0-9_-]+", key):
            return ()
        found.append(Cited(key, locator.strip()))
    return tuple(found)


def masked(text: str) -> str:
    """The text with code and comments blanked out, every character of it still in its place."""

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match.group(0))

    lines, fence = text.split("\n"), ""
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark.group(1).startswith(fence) and not line.strip(" `~"):
                fence = ""
            lines[index] = " " * len(line)
        elif mark:
            fence = mark.group(1)
            lines[index] = " " * len(line)
    text = re.sub(r"<!--.*?-->", blank, "\n".join(lines), flags=re.DOTALL)
    return re.sub(r"(?<!`)(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\1(?!`)", blank, text, flags=re.DOTALL)


def scan(text: str) -> Scan:
    """Read a page once. Never fails: what is malformed is returned as malformed."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff").expandtabs(4)
    matter = FRONT_MATTER.match(text)
    start = matter.end() if matter else 0
    first = text[:start].count("\n") + 1
    body = masked(text[start:])

    def line_at(offset: int) -> int:
        return first + body.count("\n", 0, offset)

    citations, end = [], 0
    for match in CITATION.finditer(body):
        cited = parse_citation(match.group(1))
        said = _BEGINNING.split(body[end : match.start()])[-1]
        citations.append(Citation(match.group(0), line_at(match.start()), cited, bool(cited), " ".join(said.split())))
        end = match.end()
    rest = CITATION.sub(lambda match: re.sub(r"[^\n]", " ", match.group(0)), body)
    loose = tuple((line_at(m.start()), m.group(0).strip()) for m in LOOSE_CITATION.finditer(rest))

    blocks, strays = _blocks(body.split("\n"), first)
    headings = tuple(_headings(body.split("\n"), first))
    return Scan(matter.group(1) if matter else None, first, tuple(citations), blocks, headings, strays, loose)


def _headings(lines: list[str], first: int) -> Iterator[Heading]:
    for number, line in enumerate(lines, first):
        match = HEADING.match(line)
        if match:
            part = _PART.search(match.group(3) or "")
            yield Heading(number, len(match.group(1)), match.group(2), part.group(1) if part else "")


def _blocks(lines: list[str], first: int) -> tuple[tuple[Block, ...], tuple[tuple[int, str], ...]]:
    """Blocks in the order they open, and lines of slashes that open or close nothing."""
    found: list[tuple[int, Block]] = []
    strays: list[tuple[int, str]] = []
    open_: list[tuple[int, int, str, str, str]] = []

    def close(entry: tuple[int, int, str, str, str], end: int | None) -> None:
        index, _, name, argument, header = entry
        until = len(lines) if end is None else end
        inside = lines[index + 1 : until]
        options = []
        for line in inside:
            if not OPTION.match(line):
                break
            options.append(line)
        block = Block(name, argument, first + index, None if end is None else first + end, header,
                      tuple(options), tuple(inside[len(options):]))
        found.append((index, block))

    for index, line in enumerate(lines):
        if not SLASHES.match(line):
            continue
        ending = BLOCK_END.match(line)
        opening = BLOCK_START.match(line)
        if opening:
            open_.append((index, len(opening.group(1)), opening.group(2), (opening.group(3) or "").strip(), line))
        elif ending and open_ and any(entry[1] == len(ending.group(1)) for entry in open_):
            while open_:
                entry = open_.pop()
                matched = entry[1] == len(ending.group(1))
                close(entry, index if matched else None)
                if matched:
                    break
        else:
            strays.append((first + index, line.strip()))
    for entry in open_:
        close(entry, None)
    return tuple(block for _, block in sorted(found, key=lambda pair: pair[0])), tuple(strays)
