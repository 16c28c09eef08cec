"""An outcome drawn in the way that a block asks for: the one place that knows which figure is which.

In:  the library, the page that the figure stands on, the block's argument and `as`, `cite`.
Out: text of well-formed elements; ValueError in plain words where the record does not allow the drawing.
Use: the block evidence, and the rule figure-drawable, which so finds what the block would refuse.
"""

from __future__ import annotations

import posixpath
from datetime import date

from press.arguments import parts
from press.figures import outcome_page
from press.figures.due import due
from press.figures.evidence_parts import Cite, Links
from press.figures.fact_box import fact_box
from press.figures.forest import forest
from press.figures.icon_array import icon_array
from press.figures.outcome_table import outcome_table
from press.figures.sentence import sentence
from press.library import Library
from press.references import short_name
from press.usage import Titled
from press.workings import worked_out

ONE = {
    "icon-array": icon_array, "forest": forest, "table": outcome_table, "sentence": sentence,
    "question": outcome_page.question, "certainty": outcome_page.certainty, "funding": outcome_page.funding,
    "data": outcome_page.data,
}

FIGURES = ("icon-array", "fact-box", "forest", "table", "sentence")
"""Those that show a result; the rest are the parts of an outcome's own page."""


def links_from(library: Library, path: str, today: date) -> Links:
    """Where a figure's links lead from the page at `path`, what it calls sources, and what is due today."""
    here = posixpath.dirname(path) or "."

    def named(key: str) -> str:
        """A source in running words; or the study of a row in any record."""
        source = library.sources.get(key)
        if source:
            return short_name(source)
        return next((row.study for outcome in library.outcomes.values() for row in outcome.rows if row.id == key), key)

    def marked(key: str) -> str:
        return due(library.outcomes[key].check_by, today)

    return Links(certainty=posixpath.relpath("evidence/certainty.md", here),
                 data=posixpath.relpath("data/outcomes/{key}.yml", here), named=named, due=marked)


def evidence(library: Library, path: str, today: date, argument: str, kind: str, prefix: str, cite: Cite,
             used: tuple[Titled, ...] = ()) -> str:
    """An outcome in one of its forms, or several in a fact box. `used`: the pages that draw it, for “used-on”."""
    links = links_from(library, path, today)
    items = [(key, library.outcomes[key]) for key in parts(argument)]
    if kind == "fact-box":
        return fact_box(items, prefix, cite, links=links)
    if len(items) > 1:
        raise ValueError(f"it draws one outcome, and here are {len(items)}: give each a block of its own")
    key, outcome = items[0]
    if kind == "used-on":
        return outcome_page.used_on(key, used, path)
    if kind in ("forest", "table"):
        outcome = worked_out(outcome)
    return ONE[kind](key, outcome, prefix, cite, links=links)
