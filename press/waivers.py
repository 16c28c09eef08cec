"""Waivers: where a page may break a rule of style or proof, for a stated reason and until a day.

In:  press/waivers.yml under the project's root.
Out: the waivers, what is wrong with their file, and the problems that they leave standing.
Use: press.checks takes waived problems out; the rule waiver-used judges the waivers themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from press.model.base import Record, Text
from press.problem import Problem
from press.records import fit

RULE = "waiver-used"
FILE = "press/waivers.yml"
WAIVABLE = frozenset({
    "absolute-beside-relative", "claim-cited", "drug-named", "off-label-said", "page-shape", "plain-words"})
"""Rules that go by words and can err. No rule that keeps a reader safe is among them."""


class Waiver(Record):
    """One rule on one page; `text`, where given, narrows it to passages that hold these words."""

    rule: Text
    path: Text
    reason: Text
    until: date
    text: Text | None = None

    def in_force(self, today: date) -> bool:
        return self.rule in WAIVABLE and today <= self.until

    def covers(self, problem: Problem) -> bool:
        held = not self.text or " ".join(self.text.split()) in " ".join(problem.raw.split())
        return (self.rule, self.path) == (problem.rule, problem.path) and held


class Waivers(Record):
    waivers: tuple[Waiver, ...]


def read_waivers(root: Path) -> tuple[tuple[Waiver, ...], tuple[Problem, ...]]:
    """The project's waivers, and what is wrong with their file: then none holds."""
    file = root / FILE
    if not file.exists():
        return (), ()
    read = fit(file.read_text(encoding="utf-8"), FILE, Waivers, RULE)
    return (read.waivers, ()) if isinstance(read, Waivers) else ((), tuple(read))


def standing(problems: Iterable[Problem], root: Path, today: date) -> list[Problem]:
    """The problems that no waiver covers."""
    waivers = [waiver for waiver in read_waivers(root)[0] if waiver.in_force(today)]
    return [problem for problem in problems if not any(waiver.covers(problem) for waiver in waivers)]
