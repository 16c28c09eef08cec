"""How much true effects vary between studies: τ², estimated in four ways.

In:  effects and their variances, on the scale that is pooled.
Out: weighted sums of them, and τ².
Use: press.pooling, press.pooled_intervals.

All sums are rounded once (`math.fsum`), so the order of studies changes nothing.
“Veroniki” in the docstrings: Veroniki AA and others. Methods to estimate the between-study variance and its uncertainty
in meta-analysis. Research Synthesis Methods 2016;7:55-79.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import fsum, log
from typing import Literal

from press.quantiles import solve

Method = Literal["fixed", "DerSimonian-Laird", "Paule-Mandel", "REML"]
CELLS = 200
"""Cells in which REML looks for peaks of the likelihood."""


@dataclass(frozen=True)
class Studies:
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


def tau_squared(studies: Studies, method: Method) -> float:
    if method == "fixed":
        return 0.0
    if method == "DerSimonian-Laird":
        return _dersimonian_laird(studies)
    if method == "Paule-Mandel":
        return studies.where(len(studies.effects) - 1)
    if method == "REML":
        return _reml(studies)
    raise ValueError(f"there is no method “{method}” here")


def _dersimonian_laird(studies: Studies) -> float:
    """(Q − (k − 1)) / (Σw − Σw²/Σw), or 0 if that is below 0; w = 1/v.

    DerSimonian R, Laird N. Meta-analysis in clinical trials. Controlled Clinical Trials 1986;7:177-188.
    (Paule-Mandel, in `tau_squared`: the τ² at which Q takes its expected value k − 1, or 0. Paule RC, Mandel J.
    Consensus values and weighting factors. Journal of Research of the National Bureau of Standards 1982;87:377-385.)
    """
    _, total, q = studies.at(0)
    return max(0.0, (q - len(studies.effects) + 1) / (total - studies.squares(0) / total))


def _reml(studies: Studies) -> float:
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
