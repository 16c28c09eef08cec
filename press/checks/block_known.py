"""Every block has a known name, the options it needs, and an end."""

from press import blocks
from press.grammar import Block
from press.problem import Problem, did_you_mean
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
            spec = blocks.SPECS.get(block.name)
            if not faults and spec.names_record and block.argument:
                records = getattr(site.library, spec.names_record)
                for key in (part.strip() for part in block.argument.split(",")):
                    if key not in records:
                        cure = did_you_mean(key, records) or "There is none yet."
                        found.append(Problem(page.shown, block.line, NAME,
                                             f"There is no “{key}” in data/{spec.names_record}.", cure,
                                             block_mark(block)))
        for line, text in page.scan.strays:
            found.append(Problem(page.shown, line, NAME, f"“{text}” neither opens nor closes a block.",
                                 "Write /// name to open one, and a line of as many slashes, alone, to close it."))
    return found
