"""The blocks that draw records: evidence, and the lists of outcomes, sources, trials, claims, files and the rest.

In:  /// evidence | key, with `as: icon-array` and the like; the library's records.
Out: figures and tables, with citations that are numbered like any other.
Use: `press.evidence` in mkdocs.yml's markdown_extensions, after press.citations and press.patterns.

| processor | registry | name   | priority |
| pymdownx  | parser   | blocks | its own; broken blocks never reach it: see patterns.py |
"""

from __future__ import annotations

from typing import ClassVar
from xml.etree import ElementTree as etree

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import type_string

from press import drawing, listings
from press.citations import pending
from press.figures.evidence_parts import Cite
from press.markup import parsed
from press.text_blocks import Pattern
from press.where import Desk, desk_of


def draw_list(desk: Desk, name: str, argument: str, cite: Cite) -> str:
    """A list of records, as text."""
    return listings.LISTS[name](desk, argument, cite, drawing.links_from(desk.library, desk.page.path, desk.today))


def draw_evidence(desk: Desk, argument: str, kind: str, prefix: str, cite: Cite) -> str:
    """An outcome in one of its forms, as text. The rule figure-drawable has seen that the record allows it."""
    used = desk.usage().outcomes.get(argument, ()) if kind == "used-on" else ()
    return drawing.evidence(desk.library, desk.page.path, desk.today, argument, kind, prefix, cite, used)


class Evidence(Pattern):
    """An outcome, drawn in the way that `as` says."""

    NAME = "evidence"
    OPTIONS: ClassVar = {"as": ("", type_string)}

    def draw(self) -> etree.Element:
        prefix = f"evidence-{self.number()}"
        return parsed(draw_evidence(desk_of(self.md), self.argument, self.options["as"], prefix, pending))


class Listing(Pattern):
    """A list drawn from all records of a kind."""

    def draw(self) -> etree.Element:
        return parsed(draw_list(desk_of(self.md), self.NAME, self.argument or "", pending))


def _listing(name: str) -> type[Listing]:
    return type(f"Listing_{name}", (Listing,), {"NAME": name})


class EvidenceBlocks(BlocksExtension):
    """The extension: see the table above."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        block_mgr.register(Evidence, {})
        for name in listings.LISTS:
            block_mgr.register(_listing(name), {})


def makeExtension(**settings: object) -> EvidenceBlocks:
    return EvidenceBlocks(**settings)
