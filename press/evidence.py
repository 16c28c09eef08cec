"""The blocks that draw records: evidence, and the lists of outcomes, sources, trials, claims, files and the rest.

In:  /// evidence | key, with `as: icon-array` and the like; the library's records.
Out: figures and tables, with citations that are numbered like any other.
Use: `press.evidence` in mkdocs.yml's markdown_extensions, after press.citations and press.patterns.

| processor | registry | name   | priority |
| pymdownx  | parser   | blocks | its own; broken blocks never reach it: see patterns.py |
"""

from __future__ import annotations

import posixpath
from typing import ClassVar
from xml.etree import ElementTree as etree

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import type_string

from press import listings
from press.blocks import options
from press.citations import pending
from press.figures import outcome_page
from press.figures.evidence_parts import Cite, Links
from press.figures.fact_box import fact_box
from press.figures.forest import forest
from press.figures.icon_array import icon_array
from press.figures.outcome_table import outcome_table
from press.figures.sentence import sentence
from press.markup import parsed
from press.problem import Problem
from press.references import short_name
from press.text_blocks import Pattern
from press.where import Desk, desk_of
from press.workings import worked_out

ONE = {
    "icon-array": icon_array, "forest": forest, "table": outcome_table, "sentence": sentence,
    "question": outcome_page.question, "certainty": outcome_page.certainty, "funding": outcome_page.funding,
    "data": outcome_page.data, "used-on": outcome_page.used_on,
}


def links_from(desk: Desk) -> Links:
    """Where a figure's links lead from the page that is being drawn."""
    here = posixpath.dirname(desk.page.path) or "."

    def named(key: str) -> str:
        """A source in running words; or the study of a row in any record."""
        source = desk.library.sources.get(key)
        return short_name(source) if source else studies.get(key, key)

    studies = {row.id: row.study for outcome in desk.library.outcomes.values() for row in outcome.rows}

    return Links(certainty=posixpath.relpath("evidence/certainty.md", here),
                 data=posixpath.relpath("data/outcomes/{key}.yml", here), named=named)


def draw_list(desk: Desk, name: str, argument: str, cite: Cite) -> str:
    """A list of records, as text."""
    return listings.LISTS[name](desk, argument, cite, links_from(desk))


def draw_evidence(desk: Desk, argument: str, kind: str, prefix: str, cite: Cite) -> str:
    """An outcome in one of its forms, as text. Raises ValueError where the record does not allow the drawing."""
    links = links_from(desk)
    keys = [key.strip() for key in argument.split(",")]
    items = [(key, desk.library.outcomes[key]) for key in keys]
    if kind == "fact-box":
        return fact_box(items, prefix, cite, links=links)
    key, outcome = items[0]
    if kind == "used-on":
        return outcome_page.used_on(key, desk.usage().outcomes.get(key, ()), desk.page.path)
    if kind in ("forest", "table"):
        outcome = worked_out(outcome)
    return ONE[kind](key, outcome, prefix, cite, links=links)


class Evidence(Pattern):
    """An outcome, drawn in the way that `as` says."""

    NAME = "evidence"
    OPTIONS: ClassVar = {"as": ("", type_string)}

    def draw(self) -> etree.Element:
        desk, kind = desk_of(self.md), self.options["as"]
        try:
            return parsed(draw_evidence(desk, self.argument, kind, f"evidence-{self.number()}", pending))
        except ValueError as refused:
            line = next((block.line for block in desk.page.scan.blocks if block.argument == self.argument
                         and options(block).get("as") == kind), 0)
            desk.add(Problem(desk.page.shown, line, "block-known", f"This cannot be drawn as {kind}: {refused}.",
                             "Choose another form, or complete the record."))
            return etree.Element("div")


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
