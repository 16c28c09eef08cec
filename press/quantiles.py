"""Quantiles of the normal, Student's and chi-squared distributions, and the bisection that finds them.

In:  a share p of the distribution, and degrees of freedom.
Out: the point below which that share lies.
Use: press.stats, press.pooling.

Each is the point where a tail area, accurate to about 1e-13, takes the wanted value; the bracket is halved until no
floating-point number is left inside it. Agrees with SciPy to 1e-10 for p from 0.00005 to 0.99995, which is all that
levels up to 99.99 percent ask for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import erfc, exp, lgamma, log, log1p, pi, sqrt

MOST_DF = 1000
"""Degrees of freedom up to which the sums keep their accuracy; far above any number of studies."""


def solve(falling: Callable[[float], float], low: float, high: float) -> float:
    """Where a falling function passes 0 between low and high, by bisection to the last digit."""
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return low if low == high else middle


@lru_cache(maxsize=64)
def normal_quantile(p: float) -> float:
    """The z below which lies the share p of a standard normal distribution: ½·erfc(z/√2) is the area above z."""
    return _from_tail(lambda z: erfc(z / sqrt(2)) / 2, p)


@lru_cache(maxsize=256)
def t_quantile(p: float, df: int) -> float:
    """The t below which lies the share p of Student's distribution with df degrees of freedom."""
    return _from_tail(lambda t: t_tail(t, _degrees(df)), p)


@lru_cache(maxsize=256)
def chi2_quantile(p: float, df: int) -> float:
    """The x below which lies the share p of the chi-squared distribution with df degrees of freedom."""
    area = 1 - _share(p)
    return solve(lambda x: chi2_tail(x, df) - area, 0, _beyond(lambda x: chi2_tail(x, df), area))


def t_tail(t: float, df: int) -> float:
    """The area above t ≥ 0: ½·I(df/(df + t²); df/2, ½), with I the regularised incomplete beta function.

    Abramowitz M, Stegun IA. Handbook of Mathematical Functions, 1964, section 26.7.
    """
    far, near = df / (df + t * t), t * t / (df + t * t)
    if far < (df / 2 + 1) / (df / 2 + 2.5):
        return _beta(far, near, df / 2, 0.5) / 2
    return (1 - _beta(near, far, 0.5, df / 2)) / 2


def _beta(x: float, rest: float, a: float, b: float) -> float:
    """I(x; a, b), rest = 1 − x, for x < (a + 1)/(a + b + 2): continued fraction by Lentz's method.

    Press WH and others. Numerical Recipes in C, 2nd edition, 1992, section 6.4.
    """
    if x <= 0:
        return 0.0
    front = exp(a * log(x) + b * _log(x, rest) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    total = d
    for m in range(1, 10_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            c, d = 1 + step / c, 1 / (1 + step * d)
            total *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return front * total


def _log(x: float, rest: float) -> float:
    return log(rest) if rest < 0.5 else log1p(-x)


def chi2_tail(x: float, df: int) -> float:
    """The area above x: a finite sum for whole degrees of freedom. Abramowitz and Stegun (as above), 26.4.4, 26.4.5."""
    term, total, first = (1.0, 0.0, 2) if _degrees(df) % 2 == 0 else (sqrt(2 * x / pi), erfc(sqrt(x / 2)), 3)
    term *= exp(-x / 2)
    for step in range(first, df + 1, 2):
        total += term
        term *= x / step
    return total


def _from_tail(tail: Callable[[float], float], p: float) -> float:
    """The quantile of a symmetric distribution, from the area above each point of its upper half."""
    area = min(_share(p), 1 - p)
    found = 0.0 if area == 0.5 else solve(lambda x: tail(x) - area, 0, _beyond(tail, area))
    return found if p > 0.5 else -found


def _beyond(tail: Callable[[float], float], area: float) -> float:
    high = 1.0
    while tail(high) > area:
        high *= 2
    return high


def _share(p: float) -> float:
    if not 0 < p < 1:
        raise ValueError(f"a share lies between 0 and 1, not at {p}")
    return p


def _degrees(df: int) -> int:
    if not 1 <= df <= MOST_DF:
        raise ValueError(f"{df} degrees of freedom: from 1 to {MOST_DF} are meant")
    return df
