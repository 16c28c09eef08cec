"""What the rules about statements let pass and what they stop: claims, relative numbers, drugs, words, waivers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press import checks
from press.checks import absolute_beside_relative, claim_cited, drug_named, off_label_said, plain_words
from press.claiming import claim_in, numbers_that_claim
from press.library import load
from press.problem import Problem
from press.relative import alone
from press.site import Site, read_page
from press.waivers import WAIVABLE, standing
from tests.conftest import HERE, MATTER

DOCS = HERE / "project" / "docs"

CLAIMS = {
    "27 in 100 responded, against 9.": "27",
    "A drip costs £400.": "400",
    "Do not drive for 24 hours.": "24",
    "Most people feel detached.": "Most people",
    "Half of the patients relapsed.": "Half of the patients",
    "Esketamine is safer than ECT.": "safer than",
    "It makes a fall more likely.": "more likely",
    "People on it are twice as likely to fall.": "twice as",
    "Ketamine works within hours.": "Ketamine works",
    "A single dose can lift mood.": "dose can lift",
    "It can raise blood pressure.": "It can raise",
    "Alcohol and sedatives add to sleepiness.": "sedatives add to",
    "Depression eases after ketamine.": "eases after ketamine",
    "Ketamine is safe.": "Ketamine is safe",
    "We found 5 trials of it.": "5",
    "We found no trial in children; in adults, the drug helps.": "drug helps",
    "Ask for company, because ketamine impairs balance.": "ketamine impairs",
    "Avoid alcohol: it worsens sleepiness.": "it worsens",
}
NO_CLAIMS = [
    "Ask who will be with you.",
    "Ask whether it helps, and for how long.",
    "Does ketamine work better than ECT?",
    "If the treatment helps, tell your doctor.",
    "When the effect wears off, call the clinic.",
    "We found no trial of a lozenge against placebo.",
    "Nobody knows whether ketamine prevents suicide.",
    "It has not been shown to ease pain.",
    "One case cannot show that a treatment works.",
    "Whether the gain lasts beyond 6 months.",
    "This guide cites 230 works.",
    "We print 3 numbers for each.",
    "The table below counts 40 people.",
    "People say “it works for 9 in 10 of us”.",
    "The aim is WCAG 2.2, level AA.",
    "It was checked on 23 November 2026.",
    "Call 116 123, or text 85258.",
    "It is not for anybody under 18.",
    "Go to step 2, then to part 3.",
    "There are 3 questions to ask, and 2 ways to ask them.",
    "Rate your mood from 0 to 10.",
    "Call if your mood is lower than before.",
    "It helps to write things down.",
    "Note: this page counts 40 people.",
    "Tell them that the drip helped.",
    "People ask if ketamine helps.",
    "Somebody stays with you, and 1 person takes you home.",
]


@pytest.mark.parametrize(("sentence", "words"), CLAIMS.items())
def test_a_claim_is_known_by_its_words(sentence: str, words: str) -> None:
    assert claim_in(sentence) == words


@pytest.mark.parametrize("sentence", NO_CLAIMS)
def test_what_is_no_claim_needs_no_source(sentence: str) -> None:
    assert claim_in(sentence) == ""


def test_advice_may_name_an_effect_and_no_number() -> None:
    assert claim_in("a drip that helped", advice=True) == "" != claim_in("a drip that helped")
    assert claim_in("drive for 24 hours", advice=True) == "24"


@given(st.integers(2, 99), st.sampled_from(["people", "trials", "hours", "mg"]))
def test_a_number_that_counts_the_world_always_claims(number: int, what: str) -> None:
    assert claim_in(f"In all, {number} {what} were counted.") == str(number)
    assert claim_in(f"Were {number} {what} counted?") == ""
    assert claim_in(f"We found no trial with {number} {what}.") == ""


@given(st.integers(1, 28), st.sampled_from(["January", "May", "November"]), st.integers(1950, 2049))
def test_a_date_counts_nothing(day: int, month: str, year: int) -> None:
    assert numbers_that_claim(f"It was read on {day} {month} {year}, and again in {year}.") == []


def problems(rule: object, text: str, audience: str = "considering") -> list[Problem]:
    page = read_page("page.md", MATTER.replace("everyone", audience) + text)
    return rule.check(Site(DOCS.parent, (page,), load(DOCS), date(2026, 11, 19), whole=False))


@pytest.mark.parametrize("text", [
    "## Twice as many in 2 in 3\n\nText.",
    "/// questions\n\n- Will 27 in 100 be helped\n///",
    "Call now if, within 24 hours:\n\n- you feel faint",
    "```\n27 in 100 responded\n```",
    "`27 in 100`",
    "- Ketamine works.[@hart-2020]\n- Ask.",
    "[It works for 27 in 100](index.md)",
    "See [what it does to 27 in 100](index.md).",
    "/// evidence | relief-1-day\n    as: sentence\n///",
    "| Relief after 1 day | of 100 |\n|---|---|\n| many | some |",
])
def test_a_page_without_a_claim_is_free_of_them(text: str) -> None:
    assert problems(claim_cited, text) == []


def test_an_external_link_says_what_it_says_by_itself() -> None:
    assert problems(claim_cited, "[It works for 27 in 100](https://example.org)")


def test_pages_for_authors_show_samples() -> None:
    assert problems(claim_cited, "27 in 100 responded.", "authors") == []


def test_a_records_own_words_are_exempt_on_its_page_until_they_drift() -> None:
    said = load(DOCS).outcomes["relief-1-day"].summary
    page = MATTER.replace("type: record", "type: outcome") + "{}\n\n/// evidence | relief-1-day\n    as: table\n///\n"
    site = Site(DOCS.parent, (read_page("page.md", page.format(said)),), load(DOCS), date(2026, 11, 19), whole=False)
    assert claim_cited.check(site) == []
    drifted = read_page("page.md", page.format(said.replace("40", "41")))
    assert claim_cited.check(Site(DOCS.parent, (drifted,), load(DOCS), date(2026, 11, 19), whole=False))


@pytest.mark.parametrize(("text", "found"), [
    ("It was twice as likely: 40 in 100, against 20 in 100.", ""),
    ("It was twice as likely: 40 of 96 people, against 20.", ""),
    ("It was twice as likely. It came to 40 in 100. In the other group 20 in 100 had relief.", ""),
    ("It was twice as likely. The absolute numbers were not given.", ""),
    ("It was twice as likely; we did not see the absolute numbers.", ""),
    ("Response is a score at least 50% lower.", ""),
    ("Response is a 50% reduction in the score.", ""),
    ("Is it twice as likely?", ""),
    ("They say “ten times better than pills”.", ""),
    ("A dose is given 3 times a week.", ""),
    ("It was twice as likely.", "twice as likely"),
    ("It was 2.5 times more common.", "2.5 times more"),
    ("Relapse was 51% lower.", "51% lower"),
    ("It cut the risk of relapse by half.", "cut the risk of relapse by half"),
    ("It doubled the risk.", "doubled the risk"),
    ("The odds ratio was 2.", "odds ratio was 2."),
    ("Relief was likelier (RR 1.9).", "RR 1.9"),
])
def test_a_relative_number_stands_beside_both_absolute_ones(text: str, found: str) -> None:
    assert alone(text) == found
    assert bool(problems(absolute_beside_relative, text)) == bool(found)


@pytest.mark.parametrize("text", [
    "After a ketamine drip, 40 in 100 responded.[@many-2019]",
    "On esketamine, 40 in 100 responded.[@many-2019]",
    "With CBT, 40 in 100 responded.[@many-2019]",
    "With usual care, 40 in 100 felt better.[@many-2019]",
    "After ketamine in any form, 40 in 100 responded.[@many-2019]",
    "After ketamine (routes mixed), 40 in 100 responded.[@many-2019]",
    "Of people who use ketamine without a prescription, 40 in 100 had it.[@many-2019]",
    "## After a ketamine drip\n\n40 in 100 responded.[@many-2019]",
    "This is about ketamine drips alone.\n\n- 40 in 100 responded.[@many-2019]\n- 20 in 100 recovered.[@many-2019]",
    "/// answers\n\nDo ketamine drips work?\n:   40 in 100 responded.[@many-2019]\n///",
    "| Time | Of 100, after a ketamine drip |\n|---|---|\n| A day | 40 in 100 [@many-2019] |",
    "One ketamine drip was given.\n\n- First.\n\nAfter that drip, 40 in 100 responded.[@many-2019]",
    "- One ketamine drip was given.\n- After that drip, 40 in 100 responded.[@many-2019]",
    "Of 119 clinics, 20% asked.[@many-2019]",
    "In 4 of 12 trials nobody was asked.[@many-2019]",
    "40 in 100 responded.",
])
def test_a_result_that_names_its_drug_passes(text: str) -> None:
    assert problems(drug_named, text) == []


@pytest.mark.parametrize(("text", "audience", "found"), [
    ("Ketamine drips can ease depression.[@many-2019]", "considering", True),
    ("Ketamine drips can ease depression.[@many-2019] That use is off-label.", "considering", False),
    ("Ketamine drips can ease depression.[@many-2019] It is licensed for no such use.", "clinicians", False),
    ("Ketamine drips can ease depression.[@many-2019]\n\n/// status\n///", "supporting", False),
    ("Ketamine drips can ease depression.[@many-2019]", "everyone", False),
    ("Ketamine drips can ease depression.", "considering", False),
    ("Ketamine drips did not ease depression.[@many-2019]", "considering", False),
    ("Esketamine can ease depression.[@many-2019]", "considering", False),
    ("/// evidence | sickness-1-day\n    as: sentence\n///", "considering", False),
])
def test_a_benefit_of_ketamine_comes_with_its_status(text: str, audience: str, found: bool) -> None:
    assert bool(problems(off_label_said, text, audience)) == found


@pytest.mark.parametrize("text", [
    "He said “I am an addict”.", "Addiction, alcoholic drinks and magic mushrooms.", "`addict`",
    "[A page](https://example.org/miracle)", "The Organization for Color.", "They stay in a clean room.",
])
def test_words_that_only_look_like_those_to_avoid(text: str) -> None:
    assert problems(plain_words, text) == []


def test_a_waiver_takes_out_what_it_covers_and_no_more(project: Path) -> None:
    page = project / "docs" / "page.md"
    page.write_text(MATTER + "Most people feel detached.\n\nMost people feel tired.\n", encoding="utf-8")
    waivers = project / "press" / "waivers.yml"
    waivers.parent.mkdir()

    def said(**more: str) -> list[str]:
        given = {"rule": "claim-cited", "path": "docs/page.md", "reason": "An example.", "until": "2027-05-01", **more}
        lines = "".join(f"    {name}: {value}\n" for name, value in given.items())
        waivers.write_text("waivers:\n  -\n" + lines, encoding="utf-8")
        pages = (read_page("page.md", page.read_text()),)
        site = Site(project, pages, load(project / "docs"), date(2026, 11, 19), whole=False)
        return [problem.rule for problem in checks.of_page(site)]

    assert said() == []
    assert said(text="feel detached") == ["claim-cited"]
    assert said(text="feel hungry") == ["claim-cited", "claim-cited", "waiver-used"]
    assert said(until="2026-11-18") == ["claim-cited", "claim-cited", "waiver-used"]
    assert said(path="docs/index.md") == ["claim-cited", "claim-cited"]


def test_no_rule_that_keeps_readers_safe_can_be_waived() -> None:
    named = {rule.NAME for rule in checks.rules()}
    assert named >= WAIVABLE
    for rule in named - WAIVABLE:
        assert standing([Problem("docs/page.md", 1, rule, "", "")], HERE / "project", date(2026, 11, 19))
    assert not WAIVABLE & {"help-reachable", "source-known", "source-citable", "number-sourced", "not-retracted",
                           "block-known", "data-schema", "front-matter-closed", "one-denominator", "company-trial-said"}


def test_authors_are_told_of_every_rule() -> None:
    told = (HERE.parent / "docs" / "patterns" / "index.md").read_text(encoding="utf-8")
    assert [rule.NAME for rule in checks.rules() if f"`{rule.NAME}`" not in told] == []
    assert all(f"`{name}`" in told.split("**When a rule is wrong.**")[1] for name in WAIVABLE)
