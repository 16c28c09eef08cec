"""Axes of forest plots: which stretch of numbers they show, where a number lies on it, and which numbers are printed.

In:  the numbers to show, and the one that means no difference.
Out: shares of the width, 0 to 100, and sensible ticks.
Use: forest.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

MOST = 5
"""Ticks, at most: their words stay apart on a phone."""
STEPS = (math.log10(2), math.log10(4), *(float(power) for power in (1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 300)))
EDGE = 0.04
"""Free room at either end, as a share of the axis."""


@dataclass(frozen=True)
class Axis:
    """A straight axis, or a logarithmic one: then low and high are logarithms."""

    low: float
    high: float
    ticks: tuple[float, ...]
    log: bool

    def at(self, value: float) -> float:
        """Where a number lies, as a share of the width."""
        spot = math.log10(value) if self.log else value
        return 100 * (spot / 2 - self.low / 2) / (self.high / 2 - self.low / 2)


def axis(values: Iterable[float], nothing: float, log: bool) -> Axis:
    """The axis that shows them all, and no difference with a tick of its own."""
    spots = [math.log10(value) if log else value for value in (*values, nothing)]
    low, high = min(spots), max(spots)
    least = math.log10(2) if log else 1.0
    if high - low < least:
        low, high = low - least / 2, high + least / 2
    steps = STEPS if log else _plain_steps(high / MOST - low / MOST)
    for step in steps:
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first < MOST:
            break
    marks = [at * step for at in range(first, min(last, first + MOST) + 1)]
    if len(marks) == 1:
        marks = [0.0, step if high > -low else -step]
        low, high = min(low, *marks), max(high, *marks)
    ticks = tuple(sorted(round(10 ** mark, 12) if log and mark > -12 else 10 ** mark if log else mark
                         for mark in marks))
    room = (high - low) * EDGE
    return Axis(low - room, high + room, ticks, log)


def _plain_steps(rough: float) -> list[float]:
    """1, 2 and 5 times powers of ten, from a little below what is needed."""
    power = math.floor(math.log10(rough))
    return [digit * 10.0 ** (power + more) for more in (0, 1, 2) for digit in (1, 2, 5)]
