"""What a listener gets of every figure on every page: its record's numbers, read from the record."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from lxml import html
from lxml.html import HtmlElement

from press.figures.evidence_words import capital, did
from press.figures.per_hundred import hundred
from press.library import Library, load
from press.model import Arm, Course, Effect, Outcome
from press.workings import worked_out
from tests.browser.conftest import Site
from tests.tools import ROOT

KINDS = {"icon-array", "fact-box", "forest", "table", "harms", "part"}
"""Of figures of evidence; `part` is a part of an outcome's own page, in words."""
NUMBER = re.compile(r"[−-]?\d+(?:,\d{3})*(?:\.\d+)?")
DATA = re.compile(r"data/outcomes/([a-z0-9-]+)\.yml$")


def heard(element: HtmlElement) -> str:
    """An element as the ear gets it: no hidden drawing, and of one that is an image its name and description."""
    if element.get("aria-hidden") == "true" or not isinstance(element.tag, str):
        return ""
    if element.tag == "svg":
        pointed = f"{element.get('aria-labelledby', '')} {element.get('aria-describedby', '')}".split()
        named = {one.get("id"): one.text_content() for one in element if one.get("id")}
        return " ".join(named.get(one, "") for one in pointed) if element.get("role") == "img" else ""
    parts = [element.text or ""]
    for child in element:
        parts += [heard(child), child.tail or ""]
    gap = " " if element.tag in ("td", "th", "tr", "p", "li", "caption", "summary", "small") else ""
    return gap + "".join(parts) + gap


def says(words: str, number: float) -> bool:
    """Whether the number is among the words, as it is or rounded as we print what we worked out."""
    said = [float(one.replace("−", "-").replace(",", "")) for one in NUMBER.findall(words)]
    return any(math.isclose(one, number, abs_tol=.0051, rel_tol=.006) for one in said)


def says_share(words: str, share: float) -> bool:
    """A share of 100 in whole people, half of one rounded up; a few are never none, and not quite all never all."""
    if 0 < share < .5:
        return "fewer than 1" in words
    if 99.5 <= share < 100:
        return "more than 99" in words
    return str(math.floor(share + .5)) in NUMBER.findall(words)


def rows(figure: HtmlElement, kind: str = "") -> list[HtmlElement]:
    return figure.xpath(f".//div[contains(@class, 'evidence__{kind}')]//tr")


def icon_array(figure: HtmlElement, known: dict[str, Outcome]) -> Iterator[str]:
    (key, outcome), = known.items()
    shown = hundred(key, outcome)
    said = [heard(svg) for svg in figure.xpath(".//svg[@role='img']")]
    if len(said) != 2 or not says_share(said[0], shown.without.share) or not says_share(said[1], shown.with_.share):
        yield f"{key}: {shown.without.share:g} and {shown.with_.share:g} in 100 are not said: {said}"
    elif shown.low and not (says_share(said[1], shown.low.share) and says_share(said[1], shown.high.share)):
        yield f"{key}: the range {shown.low.share:g} to {shown.high.share:g} is not said: {said[1]}"
    yield from every_study(figure, known)


def two_numbers(figure: HtmlElement, known: dict[str, Outcome]) -> Iterator[str]:
    """Fact boxes and harms: a row each, named, with the number without, then with."""
    lines = [(heard(line), [heard(cell).strip() for cell in line.xpath("./td[contains(@class, '__count')]")])
             for line in rows(figure)]
    for key, outcome in known.items():
        shown, name = hundred(key, outcome), capital(did(outcome))
        if not any(words.strip().startswith(name) and len(pair) == 2 and says_share(pair[0], shown.without.share)
                   and says_share(pair[1], shown.with_.share) for words, pair in lines):
            yield f"{key}: no row says “{name}”, {shown.without.share:g} and {shown.with_.share:g}"


def forest(figure: HtmlElement, known: dict[str, Outcome]) -> Iterator[str]:
    (key, outcome), = known.items()
    outcome = worked_out(outcome)
    head = heard(rows(figure, "forest")[0]).lower()
    whole = heard(figure)
    lines = [heard(line) for line in rows(figure, "forest")]
    for row in outcome.rows:
        drawn = row.effect and row.effect.kind in head
        if not drawn and row.study not in whole:
            yield f"{key}: {row.study} is neither drawn nor named"
        if drawn and not any(line.strip().startswith(row.study) and effect(line, row.effect) and (
                "difference" in line or "better with" in line) for line in lines):
            yield f"{key}: no row says {row.study} with {row.effect.value:g} and on which side it lies"
    for one in outcome.pooled:
        if one.effect and one.effect.kind in head and not effect(whole, one.effect):
            yield f"{key}: the pooled {one.effect.value:g} of {one.source} is not said"
    yield from every_study(figure, known)


def effect(words: str, one: Effect) -> bool:
    return all(says(words, number) for number in (one.value, one.low, one.high) if number is not None)


def every_study(figure: HtmlElement, known: dict[str, Outcome]) -> Iterator[str]:
    """The table of studies: both groups of each, and the difference between them as it was published."""
    lines = [heard(line) for line in rows(figure, "studies")]
    for key, given in known.items():
        for row in given.rows:
            asked = [*arm(row.drug), *arm(row.comparator)]
            if not any(line.strip().startswith(row.study) and all(says(line, number) for number in asked)
                       and (row.effect is None or effect(line, row.effect)) for line in lines):
                yield f"{key}: no row says {row.study} with {asked}"
        for one in given.pooled:
            shares = one.per_hundred
            asked = [shares.without, shares.with_] if shares else []
            if not any("Pooled by" in line and all(says(line, number) for number in asked)
                       and (one.effect is None or effect(line, one.effect)) for line in lines):
                yield f"{key}: no row says what {one.source} pooled"


def arm(one: Arm) -> list[float]:
    first = one.events if one.events is not None else one.percent if one.percent is not None else one.mean
    return [number for number in (first, one.n) if number is not None]


def in_words(figure: HtmlElement, known: dict[str, Outcome]) -> Iterator[str]:
    if figure.xpath(".//svg[@role='img']"):
        yield "a part in words holds a drawing"


RULES = {"icon-array": icon_array, "fact-box": two_numbers, "harms": two_numbers, "forest": forest,
         "table": every_study, "part": in_words}


def of_figure(figure: HtmlElement, library: Library) -> Iterator[str]:
    kind = next((one.removeprefix("evidence--") for one in figure.get("class").split() if "--" in one), "")
    keys = dict.fromkeys(found[1] for href in figure.xpath(".//a/@href") if (found := DATA.search(href)))
    if kind not in RULES:
        yield f"nobody has said how a {kind} is heard"
    elif not keys and kind != "part":
        yield f"a {kind} that names no record"
    else:
        yield from RULES[kind](figure, {key: library.outcomes[key] for key in keys})


def of_timeline(figure: HtmlElement, library: Library) -> Iterator[str]:
    title = figure.find(".//figcaption/strong").text
    course: Course = next(one for one in library.courses.values() if one.title == title)
    drawn = [heard(svg) for svg in figure.xpath(".//svg[@role='img']")]
    session = course.session
    if len(drawn) != 2 or len(set(drawn)) != 1:
        yield "two drawings that are not heard alike"
    names = [one.name for one in (*course.stops, *session.phases)] + [session.title, session.feelings.strongest_label]
    yield from (f"“{name}” is not said" for name in names if name not in drawn[0])
    times = [time for phase in session.phases for time in (phase.start, phase.end, phase.end_latest) if time]
    yield from (f"{time} minutes are not said" for time in times
                if not all(says(drawn[0], part) for part in divmod(time, 60) if part))
    yield from (f"the check at {minute} is not said" for minute in session.checks.minutes if not says(drawn[0], minute))


@pytest.fixture(scope="module")
def figures(site: Site) -> list[tuple[str, HtmlElement]]:
    """Every figure of evidence and every timeline, with its page."""
    return [(file.parent.relative_to(site.folder).as_posix(), figure)
            for file in sorted(site.folder.rglob("*.html"))
            for figure in html.parse(str(file), html.HTMLParser(encoding="utf-8")).xpath(
                "//figure[contains(concat(' ', @class), ' evidence') or contains(@class, 'timeline')]")]


def faults(figure: HtmlElement, library: Library) -> list[str]:
    return list((of_timeline if "timeline" in figure.get("class") else of_figure)(figure, library))


def test_every_figure_says_the_numbers_of_its_record(figures: list[tuple[str, HtmlElement]]) -> None:
    library = load(ROOT / "docs")
    met = Counter(figure.get("class") for _, figure in figures)
    assert set(met) >= {*(f"evidence evidence--{kind}" for kind in ("icon-array", "fact-box", "forest", "harms"))}, met
    found = [f"{where}: {one}" for where, figure in figures for one in faults(figure, library)]
    assert not found, "\n".join(found[:40])


@pytest.mark.parametrize("kind", ["icon-array", "fact-box", "harms", "forest", "table", "timeline"])
def test_a_silent_number_would_be_missed(figures: list[tuple[str, HtmlElement]], kind: str) -> None:
    """Each number of a figure, wherever it stands in what is heard, turned into another one."""
    figure = next(one for _, one in figures if kind in one.get("class"))
    assert not faults(figure, load(ROOT / "docs"))
    other = html.fromstring(re.sub(r"(?<=>)[^<]+(?=<)", lambda text: NUMBER.sub("777", text[0]),
                                   html.tostring(figure, encoding="unicode")))
    assert faults(other, load(ROOT / "docs"))
