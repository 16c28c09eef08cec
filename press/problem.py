"""A problem: one thing that is wrong, said so that an author can mend it.

In:  what a rule or a reader of files found.
Out: the same words for the terminal and for the red box in the preview.
Use: everything that finds faults returns a list of these; nothing raises them.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """Where (path from the project's root, line from 1 or 0 for the whole file), which rule, what is so, what to do."""

    path: str
    line: int
    rule: str
    what: str
    cure: str
    raw: str = ""
    """The text at fault as it stands on the page, where there is one: the preview marks that spot."""

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path

    @property
    def heading(self) -> str:
        return f"{self.place} · {self.rule}"

    def __str__(self) -> str:
        return f"{self.heading}\n    {self.what}\n    {self.cure}"


def did_you_mean(word: str, known: object) -> str:
    """A sentence that names the nearest of the known words, or lists a few of them, or nothing if there are none."""
    names = sorted(str(name) for name in known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"Did you mean {near[0]}?"
    if not names:
        return ""
    shown = ", ".join(names[:8])
    return f"Known: {shown}{', …' if len(names) > 8 else ''}."
