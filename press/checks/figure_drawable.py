"""Every figure is one that its record can give: two groups of 100 for dots, an effect for a forest plot."""

from __future__ import annotations

from press import arguments, blocks, drawing
from press.checks.block_known import block_mark
from press.figures.evidence_words import ended
from press.grammar import Block
from press.library import Library
from press.problem import Problem
from press.site import Page, Site

NAME = "figure-drawable"
WHY = "A figure that cannot be drawn would leave a gap where the page's text promises numbers."


def check(site: Site) -> list[Problem]:
    """Each figure is drawn as the page will draw it, and thrown away: what refuses there refuses here."""
    return [Problem(page.shown, block.line, NAME, f"This cannot be drawn as {_as(block)}: {ended(refused)}",
                    _cure(site, page, block), block_mark(block))
            for page in site.pages for block in page.scan.blocks if _to_be_drawn(site.library, block)
            if (refused := _refused(site, page, block, _as(block)))]


def _to_be_drawn(library: Library, block: Block) -> bool:
    """What block-known reports is left to it."""
    return block.name == "evidence" and not blocks.faults(block) and not arguments.faults(
        block.name, block.argument, library)


def _as(block: Block) -> str:
    return blocks.options(block)["as"]


def _refused(site: Site, page: Page, block: Block, kind: str) -> str:
    try:
        drawing.evidence(site.library, page.path, site.today, block.argument, kind, NAME, lambda pairs: "")
    except ValueError as refusal:
        return str(refusal)
    return ""


def _cure(site: Site, page: Page, block: Block) -> str:
    """Which figures the record does give."""
    can = [kind for kind in drawing.FIGURES if not _refused(site, page, block, kind)]
    return f"Complete the record, or choose what it can give: {', '.join(can)}." if can else "Complete the record."
