"""Pooling: one effect out of several studies, how much they differ, and what a new study might find.

In:  estimates of press.stats, all of one kind.
Out: a Pooled result on the scale that is pooled; `shown` and `shown_interval` give what is printed.
Use: forest plots. `refuse_mixed` first: for readers a set is pooled only where a publication pooled that very set.

Weights are 1/(vᵢ + τ²), with vᵢ a study's variance and τ² the variance of true effects between studies. All sums are
rounded once (`math.fsum`), so the order of studies changes nothing.
Sources named in the docstrings: “Borenstein” as in press.stats; Veroniki AA and others. Methods to estimate the
between-study variance and its uncertainty in meta-analysis. Research Synthesis Methods 2016;7:55-79 (“Veroniki”).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from math import exp, fsum, log, sqrt
from typing import Literal

from press.quantiles import chi2_quantile, chi2_tail, normal_quantile, solve, t_quantile
from press.stats import Estimate, Interval, Kind, shown, upper

Method = Literal["fixed", "DerSimonian-Laird", "Paule-Mandel", "REML"]
Reach = Literal["Wald", "HKSJ", "modified HKSJ"]
NEVER_POOLED = frozenset({"individual", "subgroup", "check"})
CELLS = 200
"""Cells in which REML looks for peaks of the likelihood."""


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
    studies = _Studies(tuple(each.value for each in estimates), tuple(each.variance for each in estimates))
    tau2 = _tau2(studies, method)
    value, total, spread = studies.at(tau2)
    classical, q = sqrt(1 / total), studies.at(0)[2]
    se, half = _reach(reach, classical, spread, k, probability)
    return Pooled(
        kind=kinds[0], method=method, reach=reach, level=level, studies=k,
        value=value, se=se, interval=Interval(value - half, value + half),
        weights=tuple(100 / ((variance + tau2) * total) for variance in studies.variances),
        tau2=tau2, tau2_interval=tau2_limits(studies, probability),
        q=q, q_p=chi2_tail(q, k - 1), i2=i_squared(q, k), i2_interval=i_squared_limits(q, k, probability),
        prediction=None if method == "fixed" or k < 3 else prediction(value, classical, tau2, k, probability))


@dataclass(frozen=True)
class _Studies:
    effects: tuple[float, ...]
    variances: tuple[float, ...]

    def at(self, tau2: float) -> tuple[float, float, float]:
        """Weighted mean, sum of weights, and the generalised Q = Σ wᵢ(yᵢ − mean)², which falls as τ² grows."""
        weights = [1 / (variance + tau2) for variance in self.variances]
        total = fsum(weights)
        mean = fsum(weight * effect for weight, effect in zip(weights, self.effects, strict=True)) / total
        spread = fsum(weight * (effect - mean) ** 2 for weight, effect in zip(weights, self.effects, strict=True))
        return mean, total, spread

    def squares(self, tau2: float) -> float:
        return fsum((variance + tau2) ** -2 for variance in self.variances)

    def beyond(self, target: float) -> float:
        """A τ² at which the generalised Q is surely below target: it is at most k·range²/(4τ²)."""
        return len(self.effects) * (max(self.effects) - min(self.effects)) ** 2 / (4 * target)

    def where(self, target: float) -> float:
        """The τ² at which the generalised Q takes the value target; 0 where it starts below."""
        if self.at(0)[2] <= target:
            return 0.0
        return solve(lambda tau2: self.at(tau2)[2] - target, 0, self.beyond(target))


def _tau2(studies: _Studies, method: Method) -> float:
    if method == "fixed":
        return 0.0
    if method == "DerSimonian-Laird":
        return _dersimonian_laird(studies)
    if method == "Paule-Mandel":
        return studies.where(len(studies.effects) - 1)
    if method == "REML":
        return _reml(studies)
    raise ValueError(f"there is no method “{method}” here")


def _dersimonian_laird(studies: _Studies) -> float:
    """(Q − (k − 1)) / (Σw − Σw²/Σw), or 0 if that is below 0; w = 1/v.

    DerSimonian R, Laird N. Meta-analysis in clinical trials. Controlled Clinical Trials 1986;7:177-188.
    (Paule-Mandel, in `_tau2`: the τ² at which Q takes its expected value k − 1, or 0. Paule RC, Mandel J. Consensus
    values and weighting factors. Journal of Research of the National Bureau of Standards 1982;87:377-385.)
    """
    _, total, q = studies.at(0)
    return max(0.0, (q - len(studies.effects) + 1) / (total - studies.squares(0) / total))


def _reml(studies: _Studies) -> float:
    """The τ² ≥ 0 with the highest restricted likelihood −½(Σ ln(vᵢ + τ²) + ln Σwᵢ + Q(τ²)), constants left out.

    Viechtbauer W. Bias and efficiency of meta-analytic variance estimators in the random-effects model. Journal of
    Educational and Behavioral Statistics 2005;30:261-293; Veroniki. Its slope has the sign of
    Σw²(y − mean)² − Σw + Σw²/Σw, which is below 0 from τ² = k·range²/4 on; below that, every peak found is compared.
    """
    def slope(tau2: float) -> float:
        mean, total, _ = studies.at(tau2)
        pull = fsum((effect - mean) ** 2 / (variance + tau2) ** 2
                    for effect, variance in zip(studies.effects, studies.variances, strict=True))
        return pull - total + studies.squares(tau2) / total

    def likelihood(tau2: float) -> float:
        _, total, spread = studies.at(tau2)
        return -fsum([*(log(variance + tau2) for variance in studies.variances), log(total), spread])

    edges = [(step / CELLS) ** 3 * studies.beyond(1) for step in range(CELLS + 1)]
    slopes = [(edge, slope(edge)) for edge in edges]
    peaks = [solve(slope, low, high) for (low, before), (high, after) in pairwise(slopes) if before > 0 >= after]
    return max([0.0, *peaks], key=likelihood)


def _reach(reach: Reach, classical: float, spread: float, k: int, probability: float) -> tuple[float, float]:
    """Standard error, and half the interval's width.

    Wald: z·√(1/Σw). HKSJ: the variance is multiplied by q = Q(τ²)/(k − 1), and t on k − 1 degrees of freedom is used
    (Hartung J, Knapp G. A refined method for the meta-analysis of controlled clinical trials with binary outcome.
    Statistics in Medicine 2001;20:3875-3889). Where studies happen to agree closely, q is near 0 and that interval far
    too narrow; modified HKSJ never lets q be below 1 (Röver C, Knapp G, Friede T. BMC Medical Research Methodology
    2015;15:99).
    """
    if reach == "Wald":
        return classical, normal_quantile(probability) * classical
    if reach not in ("HKSJ", "modified HKSJ"):
        raise ValueError(f"there is no interval “{reach}” here")
    q = spread / (k - 1)
    se = classical * sqrt(max(1.0, q) if reach == "modified HKSJ" else q)
    return se, t_quantile(probability, k - 1) * se


def i_squared(q: float, k: int) -> float:
    """100·(Q − (k − 1))/Q percent, or 0: how much of the differences seen is more than chance.

    Higgins JPT, Thompson SG. Quantifying heterogeneity in a meta-analysis. Statistics in Medicine 2002;21:1539-1558.
    """
    return max(0.0, 100 * (q - k + 1) / q) if q > 0 else 0.0


def i_squared_limits(q: float, k: int, probability: float) -> Interval | None:
    """Test-based, of the same paper: ln H ± z·SE(ln H), where H² = Q/(k − 1) and I² = (H² − 1)/H², or 0.

    It always contains I² (Q-profile limits of τ² turned into I² need not). None where the formula has no answer (two
    studies with Q ≤ 2), and where it would say 0 to 0 because studies agree more closely than chance allows.
    """
    if q > k:
        se = (log(q) - log(k - 1)) / (2 * (sqrt(2 * q) - sqrt(2 * k - 3)))
    elif q > 0 and k > 2:
        se = sqrt((1 - 1 / (3 * (k - 2) ** 2)) / (2 * (k - 2)))
    else:
        return None
    factor = exp(2 * normal_quantile(probability) * se)
    high = i_squared(q * factor, k)
    return Interval(i_squared(q / factor, k), high) if high > 0 else None


def tau2_limits(studies: _Studies, probability: float) -> Interval | None:
    """Q-profile: the values of τ² at which the generalised Q is an unremarkable chi-squared value on k − 1.

    Viechtbauer W. Confidence intervals for the amount of heterogeneity in meta-analysis. Statistics in Medicine
    2007;26:37-52; recommended by Veroniki. None where the studies agree more closely than chance allows at this level:
    then no value of τ² fits, and nothing is shown rather than an interval from 0 to 0. Where studies differ very much
    it can leave out the DerSimonian-Laird estimate, which answers to another equation; Paule-Mandel is always inside.
    """
    df = len(studies.effects) - 1
    least = chi2_quantile(1 - probability, df)
    if studies.at(0)[2] < least:
        return None
    return Interval(studies.where(chi2_quantile(probability, df)), studies.where(least))


def prediction(value: float, se: float, tau2: float, k: int, probability: float) -> Interval:
    """Where the true effect of a new, similar study may lie: value ± t·√(τ² + SE²), t on k − 2; three studies or more.

    Higgins JPT, Thompson SG, Spiegelhalter DJ. A re-evaluation of random-effects meta-analysis. Journal of the Royal
    Statistical Society A 2009;172:137-159, equation 12; Riley RD, Higgins JPT, Deeks JJ. BMJ 2011;342:d549. SE is the
    classical one whatever the interval of the mean, so only a Wald interval is sure to lie inside.
    """
    if k < 3:
        raise ValueError(f"a prediction interval needs three studies or more, not {k}")
    half = t_quantile(probability, k - 2) * sqrt(tau2 + se**2)
    return Interval(value - half, value + half)
