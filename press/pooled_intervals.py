"""The intervals of a pooled result: of the effect, of I², of τ², and of what a new study might find.

In:  sums over the studies, how many they are, a probability.
Out: intervals on the scale that is pooled; None where a formula has no answer.
Use: press.pooling.

“Veroniki” in the docstrings: Veroniki AA and others. Methods to estimate the between-study variance and its uncertainty
in meta-analysis. Research Synthesis Methods 2016;7:55-79.
"""

from __future__ import annotations

from math import exp, log, sqrt
from typing import Literal

from press.between_studies import Studies
from press.quantiles import chi2_quantile, normal_quantile, t_quantile
from press.stats import Interval

Reach = Literal["Wald", "HKSJ", "modified HKSJ"]


def reached(reach: Reach, classical: float, spread: float, k: int, probability: float) -> tuple[float, float]:
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


def tau2_limits(studies: Studies, probability: float) -> Interval | None:
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
