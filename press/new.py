"""An outcome's own page, from its record.

In:  the library, an outcome's key.
Out: the text of a page that passes every check.
Use: python -m press new outcome KEY
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from string import Template

from press.figures.forest import forest
from press.figures.per_hundred import hundred
from press.library import Library
from press.model import Outcome
from press.skeletons import text_of
from press.workings import worked_out

MOST = 178
"""A description is cut at a word before the schema's 180 signs."""


def outcome_page(key: str, library: Library) -> str:
    """The page. Raises KeyError for an outcome that is not there."""
    outcome = library.outcomes[key]
    block = f"/// evidence | {key}\n    as: {{kind}}\n///"
    kinds = figures_of(key, outcome)
    no_figure = outcome.why_shown_so or "We hold no numbers here that can be drawn side by side."
    rows = bool(outcome.rows or outcome.pooled)
    return Template(text_of("outcome")).substitute(
        key=key, title=json.dumps(outcome.title, ensure_ascii=False),
        description=json.dumps(_lead(outcome), ensure_ascii=False), checked=outcome.checked,
        check_by=outcome.check_by or _in_a_year(outcome.checked),
        tags=json.dumps(list(outcome.tags), ensure_ascii=False),
        summary=block.format(kind="sentence") if "icon-array" in kinds else outcome.summary,
        figure="\n\n".join(block.format(kind=kind) for kind in kinds) or no_figure,
        studies=block.format(kind="table") if rows else "We hold no study of this with numbers that we could read.")


def figures_of(key: str, outcome: Outcome) -> list[str]:
    """The drawings that the record allows: people before odds; a forest plot where it has more than one mark."""
    kinds = []
    try:
        hundred(key, outcome)
        kinds.append("icon-array")
    except ValueError:
        pass
    worked = worked_out(outcome)
    marks = sum(part.effect is not None for part in (*worked.rows, *worked.pooled))
    if marks > 1 or (marks and not kinds):
        try:
            forest(key, worked, "x", lambda pairs: "")
            kinds.append("forest")
        except (ValueError, IndexError):
            pass
    return kinds


def _lead(outcome: Outcome) -> str:
    """The answer, or the question, in one whole sentence; cut only where neither is short enough."""
    return next((text for text in (outcome.summary, outcome.question) if len(text) <= MOST), _cut(outcome.question))


def _cut(text: str) -> str:
    return text if len(text) <= MOST else text[: MOST - 2].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _in_a_year(day: date) -> date:
    return day + timedelta(days=365)
