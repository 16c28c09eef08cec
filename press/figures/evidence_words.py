"""What every figure of evidence says of an outcome, in the same words: who, what, against what, when, how much.

In:  an Outcome, or numbers of it.
Out: plain text: whoever puts it into markup escapes it.
Use: the other modules of press/figures that draw outcomes.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from press.model import Effect, Outcome, Row, Time

FORMS = {
    "drip": "by drip", "injection": "by injection", "nasal spray": "by nasal spray", "tablet": "as tablets",
    "lozenge": "as lozenges", "oral liquid": "as an oral liquid", "mixed": "by any route",
}
AGAINST = {
    "inactive placebo": "an inactive placebo", "placebo spray": "a placebo spray", "placebo tablet": "a placebo tablet",
    "mixed controls": "one of several controls", "lower dose of ketamine": "a lower dose of ketamine",
    "other sedative": "another sedative", "before and after": "nothing else: before and after",
    "none": "nothing else: no comparison group",
}
"""Kinds of comparator that need an article or other words; the rest are said as they stand."""
WHO = {
    "mixed conditions": "people in these studies", "healthy volunteers": "healthy volunteers",
    "non-medical use": "people who take it outside medical care",
}
UNITS = {"risk difference": "people in 100", "mean difference": "points"}
DONE = frozenset((
    "abstained", "attempted", "became", "continued", "did", "died", "drank", "dropped", "fell", "felt", "finished",
    "gained", "got", "had", "improved", "kept", "left", "lost", "made", "met", "needed", "no", "recovered",
    "relapsed", "remained", "reported", "responded", "returned", "said", "smoked", "stayed", "stopped", "thought",
    "took", "tried", "used", "were", "went",
))
"""How a measure begins that is worded as something people did; any other words name a thing."""
SOME_TIME = re.compile(r"(an?|one|\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) "
                       r"(minute|hour|day|week|month|year)s?")
SAYS_WHEN = re.compile(r"(at|by|after|over|within|during|on|in|from|up|for|while|before|between|across|until) .*"
                       r"|.*\b(after|later|into|since|following)\b.*")


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def small(words: str) -> str:
    """Without its capital, unless a second one follows, as in PTSD."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def ended(words: str) -> str:
    """A sentence, with its full stop."""
    return words if words.endswith((".", "!", "?")) else words + "."


def who(outcome: Outcome) -> str:
    """People with depression. Those who had to be well first, to be told apart from others, as the record has them."""
    if any(row.design == "randomised withdrawal" for row in outcome.rows):
        return small(outcome.population)
    return WHO.get(outcome.condition, f"people with {outcome.condition}")


def given(outcome: Outcome) -> str:
    """Ketamine by drip. How many doses is not said: a form does not tell."""
    therapy = outcome.intervention.with_therapy
    return (f"{outcome.intervention.drug} {FORMS[outcome.intervention.form]}"
            + (f", with {therapy}" if therapy else ""))


def against(outcome: Outcome) -> str:
    """An inactive placebo. Where therapy is involved, the record's own words: the other group may have had it too."""
    if outcome.intervention.with_therapy:
        return small(outcome.comparator.words)
    return AGAINST.get(outcome.comparator.kind, outcome.comparator.kind)


def sides(outcome: Outcome) -> tuple[str, str]:
    """The two groups in as few words as tell them apart: drug, comparator."""
    kind, drug = outcome.comparator.kind, outcome.intervention.drug
    if kind in ("ketamine alone", "ketamine with other support"):
        return "what was added", kind
    if kind == "therapy alone":
        return f"{drug} and therapy", kind
    return ("the higher dose", "the lower dose") if kind == "lower dose of ketamine" else (drug, kind)


def route(outcome: Outcome) -> str:
    return "any, or not given" if outcome.intervention.route == "mixed" else outcome.intervention.route


def control(outcome: Outcome) -> str:
    """The comparator as the record words it, and of which kind it is."""
    words, kind = outcome.comparator.words, outcome.comparator.kind
    return words if kind.lower() in words.lower() else f"{words}, {kind}" if ")" in words else f"{words} ({kind})"


def compared(outcome: Outcome) -> str:
    """Who had what, by which route, against what."""
    return f"{outcome.population}; {given(outcome)} ({route(outcome)}), against {control(outcome)}"


def pico(outcome: Outcome) -> str:
    """Who had what, by which route, against what, and when, for a listener or a heading."""
    return f"{compared(outcome)}; time: {when(outcome.time)}"


def when(time: Time) -> str:
    """A day later; or the record's own words, 24 hours after one drip."""
    return f"{time.words} later" if SOME_TIME.fullmatch(time.words) else time.words


def then(time: Time) -> str:
    """The same as the end of a sentence: words that cannot be one stand in brackets."""
    said = when(time)
    if re.match(r"day \d", said):
        return f"on {said}"
    return said if said != time.words or SAYS_WHEN.fullmatch(said) else f"({said})"


def did(outcome: Outcome) -> str:
    """What the outcome counts, in a few words: felt much better; dizziness."""
    return outcome.measure.words.split(":", 1)[0].strip() or outcome.measure.name


def is_done(outcome: Outcome) -> bool:
    """Whether the outcome is worded as something that people did (felt much better) or as a thing (dizziness)."""
    return did(outcome).split(" ", 1)[0].lower() in DONE


def meaning(outcome: Outcome) -> str:
    """What counts as that: symptoms at least halved. The field's word follows in quotes."""
    rest = outcome.measure.words.partition(":")[2].strip().rstrip(".")
    name = outcome.measure.name
    said = f"“{name}”" if name.lower() not in outcome.measure.words.lower() else ""
    return f"{rest} ({said})" if rest and said else rest or (f"the field’s word is {said}" if said else "")


def figure(value: float, published: bool = True) -> str:
    """A number as published; one that we worked out with two decimals, or more where it is small."""
    if not published and value:
        value = round(value, max(2, 1 - math.floor(math.log10(abs(value)))))
    said = f"{value:.10g}"
    return said.replace("-", "−") if float(said) else "0"


def interval(effect: Effect) -> str:
    """1.6 to 13.1, or that none is published."""
    if effect.low is None or effect.high is None:
        return "interval not published"
    said = f"{figure(effect.low, effect.published)} to {figure(effect.high, effect.published)}"
    return said if effect.level == 95 else f"{effect.level}% interval {said}"


def people(row: Row) -> int | None:
    """How many took part: in a crossover both arms are the same people."""
    sizes = [arm.n for arm in (row.drug, row.comparator) if arm.n]
    if row.design == "crossover":
        return max(sizes, default=None)
    return sum(sizes) if len(sizes) == 2 else None


def counted(number: int | None, thing: str, things: str) -> list[str]:
    """“7 studies”, or nothing where nobody said."""
    return [] if number is None else [f"{number} {thing if number == 1 else things}"]
