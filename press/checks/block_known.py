"""Every block has a known name, the options it needs, and an end."""

from press import arguments, blocks
from press.grammar import Block
from press.problem import Problem
from press.site import Site

NAME = "block-known"
WHY = "A block that is not understood would be printed as raw text: no emergency card where one belongs."


def block_mark(block: Block) -> str:
    """What ties a problem to its block, so that the preview draws it there."""
    return f"{block.line}: {block.header}"


def check(site: Site) -> list[Problem]:
    found = []
    for page in site.pages:
        for block in page.scan.blocks:
            faults = blocks.faults(block)
            for line, what, cure in faults:
                found.append(Problem(page.shown, line, NAME, what, cure, block_mark(block)))
            if not faults:
                found += [Problem(page.shown, block.line, NAME, what, cure, block_mark(block))
                          for what, cure in arguments.faults(block.name, block.argument, site.library)]
        for line, text in page.scan.strays:
            found.append(Problem(page.shown, line, NAME, f"“{text}” neither opens nor closes a block.",
                                 "Write /// name to open one, and a line of as many slashes, alone, to close it."))
    return found
