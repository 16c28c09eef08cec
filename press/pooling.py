"""Pooling: one effect out of several studies, how much they differ, and what a new study might find.

In:  estimates of press.stats, all of one kind.
Out: a Pooled result on the scale that is pooled; `shown` and `shown_interval` give what is printed.
Use: forest plots. `refuse_mixed` first: for readers a set is pooled only where a publication pooled that very set.

Weights are 1/(vᵢ + τ²), with vᵢ a study's variance and τ² the variance of true effects between studies.
“Borenstein” in the docstrings is as in press.stats.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from math import sqrt

from press.between_studies import Method, Studies, tau_squared
from press.pooled_intervals import Reach, i_squared, i_squared_limits, prediction, reached, tau2_limits
from press.quantiles import chi2_tail
from press.stats import Estimate, Interval, Kind, shown, upper

NEVER_POOLED = frozenset({"individual", "subgroup", "check"})


@dataclass(frozen=True)
class Setting:
    """What has to be the same in all rows of a pool."""

    route: str
    form: str
    comparator: str
    design: str
    set: str | None


@dataclass(frozen=True)
class Pooled:
    """Effects, standard errors and τ² are on the scale that is pooled (ratios as logarithms, risks as shares of 1)."""

    kind: Kind
    method: Method
    reach: Reach
    level: float
    studies: int
    value: float
    se: float
    """Of the chosen interval: adjusted where that is HKSJ."""
    interval: Interval
    weights: tuple[float, ...]
    """In percent, in the order given."""
    tau2: float
    tau2_interval: Interval | None
    q: float
    q_p: float
    """P value of Q on studies − 1 degrees of freedom."""
    i2: float
    """Percent."""
    i2_interval: Interval | None
    prediction: Interval | None

    def shown(self) -> tuple[float, float, float]:
        """Value, low and high as records print them."""
        return (shown(self.kind, self.value), *self.shown_interval(self.interval))

    def shown_interval(self, interval: Interval) -> tuple[float, float]:
        """An interval of the effect (never of τ² or I²) as records print it."""
        return shown(self.kind, interval.low), shown(self.kind, interval.high)


def refuse_mixed(rows: Iterable[Setting]) -> None:
    """ValueError that names what differs, or why these rows are never pooled. Silent where pooling may go on."""
    rows = tuple(rows)
    for field in fields(Setting):
        values = sorted({str(getattr(row, field.name) or "none") for row in rows})
        if len(values) > 1:
            raise ValueError(f"these rows are not pooled: they differ in {field.name} ({', '.join(values)})")
        if values and values[0].startswith("mixed"):
            raise ValueError(f"these rows are not pooled: their {field.name} is “{values[0]}”, a mixture already")
    if rows and (rows[0].set is None or rows[0].set in NEVER_POOLED):
        raise ValueError(f"these rows are not pooled: “{rows[0].set or 'none'}” is not a set that a publication pooled")


def pool(estimates: Sequence[Estimate], method: Method, reach: Reach, level: float = 95) -> Pooled:
    """Pool estimates of one kind.

    fixed: inverse variance, τ² = 0; it answers for these studies only. Borenstein, chapter 11. Else random effects,
    Borenstein, chapter 12, with τ² by `method`. ValueError where fewer than two studies are given, where kinds are
    mixed, and for HKSJ with “fixed”.
    """
    kinds = sorted({estimate.kind for estimate in estimates})
    if len(estimates) < 2:
        raise ValueError(f"pooling needs two studies or more, not {len(estimates)}")
    if len(kinds) > 1:
        raise ValueError(f"different kinds of effect are never pooled: {' and '.join(kinds)}")
    if method == "fixed" and reach != "Wald":
        raise ValueError(f"a {reach} interval goes with random effects, not with “fixed”")
    probability, k = upper(level), len(estimates)
    studies = Studies(tuple(each.value for each in estimates), tuple(each.variance for each in estimates))
    tau2 = tau_squared(studies, method)
    value, total, spread = studies.at(tau2)
    classical, q = sqrt(1 / total), studies.at(0)[2]
    se, half = reached(reach, classical, spread, k, probability)
    return Pooled(
        kind=kinds[0], method=method, reach=reach, level=level, studies=k,
        value=value, se=se, interval=Interval(value - half, value + half),
        weights=tuple(100 / ((variance + tau2) * total) for variance in studies.variances),
        tau2=tau2, tau2_interval=tau2_limits(studies, probability),
        q=q, q_p=chi2_tail(q, k - 1), i2=i_squared(q, k), i2_interval=i_squared_limits(q, k, probability),
        prediction=None if method == "fixed" or k < 3 else prediction(value, classical, tau2, k, probability))
