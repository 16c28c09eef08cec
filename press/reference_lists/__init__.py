"""Reference lists, drawn whole: a module for each family of records.

In:  the desk, the block's argument, `cite`, `Links`.
Out: text of well-formed elements, complete without a script.
Use: the blocks of press.evidence, through press.listings.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from press.figures.evidence_parts import Cite, Links
from press.reference_lists.cautions import cautions, interactions
from press.reference_lists.claims import claims
from press.reference_lists.glossary import glossary
from press.reference_lists.harms import harms
from press.reference_lists.left_out import left_out
from press.reference_lists.options import options
from press.reference_lists.registers import registers
from press.reference_lists.routes import routes
from press.reference_lists.status import status
from press.reference_lists.trials import trials

if TYPE_CHECKING:
    from press.where import Desk

LISTS: dict[str, Callable[[Desk, str, Cite, Links], str]] = {
    "claims": claims, "status": status, "glossary": glossary, "cautions": cautions, "interactions": interactions,
    "routes": routes, "options": options, "registers": registers, "trials": trials, "left-out": left_out,
    "harms": harms,
}
