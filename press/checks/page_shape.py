"""Every page has the parts of its type, in their order.

A part is a heading's attribute, `## What helps? { data-part=known }`, so that its words are the reader's own; key
points and the card of when to get help are blocks. Which parts a type has stands in its skeleton,
press/templates/TYPE.md, and nowhere else.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from press import grammar
from press.problem import Problem, did_you_mean
from press.site import Page, Site
from press.skeletons import text_of
from press.words import count

NAME = "page-shape"
WHY = "A reader who knows one page of a kind finds the answer, its limits and help at the same place on the next."

BLOCKS = {"key-points": "key-points", "care": "help"}
"""Blocks that are a part of a page by themselves."""
POINTS = (2, 3)


def check(site: Site) -> list[Problem]:
    return [problem for page in site.pages if page.matter and parts_of(page.matter.type) for problem in _of_page(page)]


@cache
def parts_of(kind: str) -> tuple[str, ...]:
    """The parts of a page type, in order, as its skeleton has them; none for a type whose form is free."""
    text = text_of(kind)
    return tuple(part for _, part in parts_in(grammar.scan(text))) if text else ()


def parts_in(scan: grammar.Scan) -> list[tuple[int, str]]:
    """(line, part) of a page, in order, each part once: at its first place, and “help” at its last."""
    found = [(heading.line, heading.part) for heading in scan.headings if heading.part]
    found += [(block.line, BLOCKS[block.name]) for block in scan.blocks if block.name in BLOCKS]
    first: dict[str, int] = {}
    for line, part in sorted(found):
        if part == "help" or part not in first:  # a card in an emergency may stand first of all as well
            first[part] = line
    return sorted((line, part) for part, line in first.items())


def _of_page(page: Page) -> list[Problem]:
    wanted, have = parts_of(page.matter.type), parts_in(page.scan)
    where = f"press/templates/{page.matter.type}.md"
    named = [part for _, part in have]
    found = [Problem(page.shown, line, NAME, f"A page of type {page.matter.type} has no part “{part}”.",
                     f"{did_you_mean(part, wanted)} Its parts stand in {where}.".strip())
             for line, part in have if part not in (*wanted, *BLOCKS.values())]
    for number, part in enumerate(wanted):
        if part in named:
            continue
        before = next((one for one in reversed(wanted[:number]) if one in named), None)
        place = f", after “{before}”" if before else ", before all others"
        how = next((f"Write a block /// {block}{place}." for block, made in BLOCKS.items() if made == part),
                   f"Give a heading the attribute {{ data-part={part} }}{place}; its words are yours.")
        found.append(Problem(page.shown, 1, NAME, f"This page of type {page.matter.type} has no part “{part}”.",
                             f"{how} The skeleton is {where}."))
    inside = [(line, part) for line, part in have if part in wanted]
    order = {part: number for number, part in enumerate(wanted)}
    for (_, earlier), (line, later) in pairwise(inside):
        if order[later] < order[earlier]:
            found.append(Problem(page.shown, line, NAME, f"The part “{later}” stands after “{earlier}”.",
                                 f"Put it before: the order is {', '.join(wanted)}."))
    if page.matter.type == "question":
        found += _key_points(page)
    return found


def _key_points(page: Page) -> list[Problem]:
    blocks = [block for block in page.scan.blocks if block.name == "key-points"]
    numbered = [(block, len([line for line in block.body if re.match(r" {0,3}[-*+] ", line)])) for block in blocks]
    return [Problem(page.shown, block.line, NAME,
                    f"Here stand {count(number, 'key point')}, where two or three belong.",
                    "Keep what a reader should take away if they read no further.")
            for block, number in numbered if not POINTS[0] <= number <= POINTS[1]]
