"""Outcomes for the tests of figures, from what was read, and a strategy for any other valid one.

In:  nothing.
Out: records; `outcomes()`, a hypothesis strategy.
Use: test_evidence_figures.py.
"""

from __future__ import annotations

from hypothesis import assume
from hypothesis import strategies as st
from pydantic import ValidationError

from press.model import RATIOS, Outcome

ADULTS = "adults with unipolar depression"
DRIP = {"drug": "ketamine", "form": "drip", "route": "intravenous", "dose": "0.5 mg/kg over 40 minutes"}
SPRAY = {"drug": "esketamine", "form": "nasal spray", "route": "intranasal"}
COCHRANE = {"level": "very low", "by": "dean-2021", "locator": "Summary of findings table 1",
            "reason": "Small, short trials, in which most people could tell what they had been given."}
LII = {
    "id": "lii-2023", "study": "Lii 2023", "source": "lii-2023", "locator": "Extended Data Table 1", "year": 2023,
    "design": "parallel", "drug": {"n": 20, "events": 12}, "comparator": {"n": 20, "events": 10}, "seen": True,
    "effect": {"kind": "odds ratio", "value": 1.5, "low": 0.43, "high": 5.25, "published": False},
    "note": "Drip under a general anaesthetic. Odds ratio worked out from the counts.",
}
RESPONSE = {
    "title": "Much better a day after ketamine", "question": "Does one dose of ketamine help a day later?",
    "is": "benefit", "condition": "depression", "population": ADULTS, "intervention": DRIP,
    "comparator": {"kind": "inactive placebo", "words": "a salt-water drip (saline)"},
    "time": {"words": "a day", "days": 1},
    "measure": {"name": "response", "words": "felt much better: symptoms at least halved", "kind": "odds ratio",
                "direction": "more is better"},
    "show": "drawn", "rows": [LII],
    "pooled": [{"source": "dean-2021", "locator": "Summary of findings table 1", "studies": 7, "people": 185,
                "effect": {"kind": "odds ratio", "value": 3.94, "low": 1.54, "high": 10.1},
                "per-hundred": {"without": 8.8, "with": 27.4, "low": 12.9, "high": 49.2}, "seen": True}],
    "certainty": COCHRANE, "summary": "27 in 100 against 9 in 100.", "checked": "2026-11-23",
}
REMISSION = RESPONSE | {
    "title": "Nearly free of symptoms a day after ketamine", "rows": [],
    "measure": {"name": "remission", "words": "were nearly free of symptoms", "kind": "odds ratio",
                "direction": "more is better"},
    "pooled": [{"source": "dean-2021", "locator": "Summary of findings table 1", "studies": 3, "people": 75,
                "effect": {"kind": "odds ratio", "value": 5.6, "low": 1.07, "high": 29.46},
                "per-hundred": {"without": 2.4, "with": 12.0}, "seen": True}],
}


def harm(words: str, name: str, events: tuple[int, int]) -> dict:
    """A row of the label's table of short-term trials."""
    return {
        "title": f"{words[:1].upper()}{words[1:]}, with esketamine spray", "question": "How often?", "is": "harm",
        "condition": "depression", "population": "adults with hard-to-treat depression in the maker’s trials",
        "intervention": SPRAY,
        "comparator": {"kind": "placebo spray", "words": "placebo spray; both groups also took an antidepressant"},
        "time": {"words": "at any time in the first 4 weeks", "days": 28},
        "measure": {"name": name, "words": words, "kind": "risk difference", "direction": "less is better"},
        "show": "drawn",
        "rows": [{"id": "label-" + name.replace(" ", "-"), "study": "Short-term trials of the US label",
                  "source": "janssen-spravato-safety", "locator": "short-term trials", "design": "pooled trials",
                  "drug": {"n": 346, "events": events[0]}, "comparator": {"n": 222, "events": events[1]},
                  "seen": True, "company-trial": True,
                  "note": "The label groups several terms under one name."}],
        "certainty": {"level": "moderate", "by": "us", "reason": "Randomised trials, all of them by the maker."},
        "summary": "Counted over four weeks.", "checked": "2026-11-23",
    }


DISSOCIATION = harm("felt detached or unreal", "dissociation", (142, 21))
DIZZINESS = harm("dizziness", "dizziness", (101, 17))
SLURRED = harm("slurred speech", "slurred speech", (15, 0))


def _transform(name: str, study: str, values: tuple[float, ...], sizes: tuple[int, int], **more: object) -> dict:
    return {"id": name, "study": study, "source": "katz-2020", "locator": "Tables 1 and 2", "design": "parallel",
            "drug": {"n": sizes[0]}, "comparator": {"n": sizes[1]}, "seen": True, "company-trial": True,
            "effect": dict(zip(("kind", "value", "low", "high"), ("risk difference", *values), strict=True))} | more


TRIALS = RESPONSE | {
    "title": "Much better after four weeks of esketamine spray", "intervention": SPRAY,
    "population": "adults with hard-to-treat depression, all of them on a new antidepressant tablet",
    "comparator": {"kind": "placebo spray", "words": "placebo spray"}, "time": {"words": "4 weeks", "days": 28},
    "measure": RESPONSE["measure"] | {"kind": "risk difference"}, "pooled": [],
    "rows": [
        _transform("transform-2", "TRANSFORM-2", (17.3, 4.01, 30.6), (114, 109), year=2019),
        _transform("transform-1-56", "TRANSFORM-1, 56 mg", (15.2, 2.11, 28.22), (115, 113), year=2019),
        _transform("transform-1-84", "TRANSFORM-1, 84 mg", (14.2, 0.68, 27.67), (114, 113), year=2019,
                   **{"same-people-as": ["transform-1-56"]}),
        _transform("transform-3", "TRANSFORM-3, 65 and over", (13.7, -0.28, 27.58), (72, 65), year=2020),
    ],
    "certainty": {"level": "moderate", "by": "us", "reason": "Randomised trials, all of them by the maker."},
}
AS_POOLED = RESPONSE | {  # invented numbers: every feature of a plot with a set that was pooled
    "title": "A pooled set, with invented numbers",
    "rows": [LII | {
        "id": f"study-{at}", "study": f"Study {at}", "set": None, "set-name": "all", "note": None,
        "effect": {"kind": "odds ratio", "value": value, "low": low, "high": high}, **more}
        for at, (value, low, high, more) in enumerate((
            (1.5, 0.43, 5.25, {}),
            (4.5, 1.6, 13.1, {"risk-of-bias": {"judgement": "high", "by": "dean-2021", "locator": "Figure 2"}}),
            (8.0, None, None, {"design": "crossover", "drug": {"n": 18, "events": 8},
                               "comparator": {"n": 18, "events": 1}}),
        ), 1)],
    "pooled": [{"source": "dean-2021", "locator": "Figure 3", "studies": 3, "people": 98, "set-name": "all",
                "effect": {"kind": "odds ratio", "value": 3.1, "low": 1.2, "high": 8.0}, "seen": True}],
}


def record(raw: dict) -> Outcome:
    return Outcome.model_validate(raw)


# Any valid outcome ---------------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=30)
SIZE = st.one_of(st.none(), st.integers(1, 2000))


@st.composite
def effects(draw: st.DrawFn, kind: str | None = None) -> dict:
    kind = kind or draw(st.sampled_from([*sorted(RATIOS), "risk difference", "mean difference"]))
    numbers = st.floats(1e-6, 1e6) if kind in RATIOS else st.floats(-100, 100)
    low, value, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    ends = {"low": low, "high": high} if draw(st.booleans()) else {}
    return {"kind": kind, "value": value, "published": draw(st.booleans()), **ends}


@st.composite
def arms(draw: st.DrawFn) -> dict:
    size = draw(SIZE)
    kind = draw(st.sampled_from(["events", "events", "percent", "mean", "none"]))
    numbers = {"events": st.integers(0, size or 50), "percent": st.floats(0, 100), "mean": st.floats(-1e6, 1e6)}
    return {"n": size, "derived": draw(st.booleans())} | ({kind: draw(numbers[kind])} if kind in numbers else {})


@st.composite
def rows(draw: st.DrawFn, at: int) -> dict:
    named = draw(st.booleans())
    made = {
        "id": f"row-{at}", "study": draw(WORDS), "source": "dean-2021", "locator": draw(WORDS), "seen": True,
        "year": draw(st.one_of(st.none(), st.integers(1960, 2100))), "drug": draw(arms()), "comparator": draw(arms()),
        "design": draw(st.sampled_from(["parallel", "crossover", "randomised withdrawal", "open-label randomised",
                                        "not randomised", "pooled trials", "subgroup"])),
        "set": None if named else draw(st.sampled_from(["individual", "subgroup", "check"])),
        "set-name": "a-set" if named else None, "effect": draw(st.one_of(st.none(), effects())),
        "company-trial": draw(st.one_of(st.none(), st.booleans())), "note": draw(st.one_of(st.none(), WORDS)),
        "same-people-as": draw(st.sampled_from([[], ["row-0"], ["elsewhere"]])),
        "discrepancy": {"printed": draw(WORDS), "used": draw(WORDS), "why": draw(WORDS)},
    }
    judgement = draw(st.sampled_from([None, "low", "high", "unclear"]))
    return made | {"risk-of-bias": judgement and {"judgement": judgement, "by": "dean-2021", "locator": draw(WORDS)}}


@st.composite
def pooled(draw: st.DrawFn) -> dict:
    low, with_, high = sorted(draw(st.tuples(*[st.floats(0, 100)] * 3)))
    hundred = {"without": draw(st.floats(0, 100)), "with": with_}
    if draw(st.booleans()):
        hundred |= {"low": low, "high": high}
    return {"source": "dean-2021", "locator": draw(WORDS), "studies": draw(SIZE), "people": draw(SIZE), "seen": True,
            "effect": draw(st.one_of(st.none(), effects())),
            "per-hundred": draw(st.sampled_from([hundred, hundred, None])),
            "set-name": draw(st.sampled_from([None, "a-set"])),
            "i-squared": draw(st.one_of(st.none(), st.floats(0, 100))),
            "discrepancy": {"printed": draw(WORDS), "used": draw(WORDS), "why": draw(WORDS)}}


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    """Any outcome that the model takes."""
    count = draw(st.integers(0, 4))
    level = draw(st.sampled_from(["high", "moderate", "low", "very low", "not judged"]))
    raw = RESPONSE | {
        "title": draw(WORDS), "population": draw(WORDS), "is": draw(st.sampled_from(["benefit", "harm"])),
        "condition": draw(st.sampled_from(["PTSD", "mixed conditions", "healthy volunteers"])),
        "intervention": {"drug": "ketamine or esketamine", "form": draw(st.sampled_from(["mixed", "lozenge"])),
                         "route": draw(st.sampled_from(["mixed", "oral"])),
                         "with-therapy": draw(st.one_of(st.none(), WORDS))},
        "comparator": {"words": draw(WORDS), "kind": draw(st.sampled_from(
            ["midazolam", "ketamine alone", "therapy alone", "lower dose of ketamine"]))},
        "time": {"words": draw(st.one_of(WORDS, st.sampled_from(["2 days", "at the end", "end of course"])))},
        "measure": {"name": draw(WORDS), "words": draw(st.one_of(WORDS, st.just("felt better: much"))),
                    "kind": draw(st.sampled_from(["odds ratio", "risk difference"])),
                    "direction": draw(st.sampled_from(["more is better", "less is better"]))},
        "show": draw(st.sampled_from([*["drawn"] * 6, "table only", "no usable data"])), "why-shown-so": draw(WORDS),
        "rows": [draw(rows(at)) for at in range(count)], "pooled": draw(st.lists(pooled(), max_size=2)),
        "certainty": {"level": level, "by": draw(st.sampled_from(["us", "dean-2021"])), "reason": draw(WORDS),
                      "locator": draw(st.one_of(st.none(), WORDS))},
    }
    sets = sum(row["set-name"] is not None for row in raw["rows"])
    for one in raw["pooled"]:
        if one["set-name"]:
            one |= {"studies": sets} if sets else {"set-name": None}
    try:
        return Outcome.model_validate(raw)
    except ValidationError:
        assume(False)
        raise
