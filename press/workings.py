"""Effects that we work out from a study's own counts or means, where its authors printed no effect we could read.

In:  an Outcome.
Out: the same Outcome, with `published: false` effects in the rows that had none and can have one.
Use: the block evidence, before a forest plot or a table is drawn; the figure says “worked out by us”.
"""

from __future__ import annotations

from press import stats
from press.model import Arm, Effect, Outcome, Row

FROM_COUNTS = {
    "risk ratio": stats.risk_ratio,
    "odds ratio": stats.odds_ratio,
    "risk difference": stats.risk_difference,
}
FROM_MEANS = {
    "mean difference": stats.mean_difference,
    "standardised mean difference": stats.standardised_mean_difference,
}


def worked_out(outcome: Outcome) -> Outcome:
    """Crossover rows are left as they are: their groups are the same people, and the counts do not say who is who."""
    return outcome.model_copy(update={"rows": tuple(_row(row, outcome.measure.kind) for row in outcome.rows)})


def _row(row: Row, kind: str) -> Row:
    if row.effect is not None or row.design == "crossover":
        return row
    estimate = _estimate(row.drug, row.comparator, kind)
    if estimate is None:
        return row
    value, low, high = estimate.shown(95)
    effect = Effect(kind=estimate.kind, value=value, low=low, high=high, published=False)
    return row.model_copy(update={"effect": effect})


def _estimate(drug: Arm, comparator: Arm, kind: str) -> stats.Estimate | None:
    try:
        if kind in FROM_COUNTS and None not in (drug.events, drug.n, comparator.events, comparator.n):
            return FROM_COUNTS[kind](stats.Counts(drug.events, drug.n), stats.Counts(comparator.events, comparator.n))
        if kind in FROM_MEANS and None not in (
            drug.mean,
            drug.sd,
            drug.n,
            comparator.mean,
            comparator.sd,
            comparator.n,
        ):
            return FROM_MEANS[kind](
                stats.Means(drug.mean, drug.sd, drug.n), stats.Means(comparator.mean, comparator.sd, comparator.n)
            )
    except ValueError:
        return None  # no events in either group, say: there is nothing to compare
    return None
