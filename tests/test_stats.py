"""The arithmetic of effects and pooling: against statsmodels and SciPy, against published results, and by its laws."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats
from statsmodels.stats import meta_analysis

from press import quantiles
from press.pooled_intervals import i_squared_limits, prediction
from press.pooling import Method, Pooled, Setting, pool, refuse_mixed
from press.stats import (
    Counts,
    Estimate,
    Means,
    hedges_correction,
    mean_difference,
    odds_ratio,
    risk_difference,
    risk_ratio,
    shown,
    standardised_mean_difference,
)

FILE = json.loads((Path(__file__).parent / "data" / "reproduction.json").read_text(encoding="utf-8"))
SETS = {each["id"]: each for each in FILE["sets"]}
COUNTED = {"risk difference": risk_difference, "risk ratio": risk_ratio, "odds ratio": odds_ratio}
MEASURED = {"mean difference": mean_difference, "standardised mean difference": standardised_mean_difference}
METHODS: tuple[Method, ...] = ("DerSimonian-Laird", "Paule-Mandel", "REML")
ROUNDED = 1e-9
"""Room for a number that lies on the very edge of rounding."""


def estimate(of: dict, row: dict) -> Estimate:
    if "variance" in row:
        return Estimate(of["kind"], row["value"], row["variance"])
    if of["kind"] in COUNTED:
        return COUNTED[of["kind"]](Counts(*row["drug"]), Counts(*row["comparator"]))
    drug, comparator = Means(*row["drug"]), Means(*row["comparator"])
    if of.get("pooled-sd"):
        people = drug.people + comparator.people - 2
        sd = math.sqrt(((drug.people - 1) * drug.sd**2 + (comparator.people - 1) * comparator.sd**2) / people)
        drug, comparator = Means(drug.mean, sd, drug.people), Means(comparator.mean, sd, comparator.people)
    return MEASURED[of["kind"]](drug, comparator)


def estimates(name: str) -> list[Estimate]:
    return [estimate(SETS[name], row) for row in SETS[name]["rows"]]


def arrays(of: list[Estimate]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([each.value for each in of]), np.array([each.variance for each in of])


def figures(result: Pooled) -> dict[str, float]:
    value, low, high = result.shown()
    found = {"value": value, "low": low, "high": high, "se": result.se, "tau2": result.tau2, "q": result.q,
             "i2": result.i2}
    if result.tau2_interval:
        found |= {"tau2-low": result.tau2_interval.low, "tau2-high": result.tau2_interval.high}
    return found


# Published results

@pytest.mark.parametrize(("name", "published"), [
    pytest.param(each["id"], published, id=f"{each['id']}-{number}")
    for each in FILE["sets"] for number, published in enumerate(each["published"])])
def test_published_results_come_out_within_rounding(name: str, published: dict) -> None:
    found = figures(pool(estimates(name), published["method"], published["reach"]))
    compared = {what: number for what, number in published.items() if what in found}
    assert len(compared) == len(published) - 3, "a figure of the file is not compared"
    for what, number in compared.items():
        assert abs(found[what] - number) <= published["within"] + ROUNDED, (what, number, found[what])


@pytest.mark.parametrize(("name", "differs"), [
    pytest.param(each["id"], differs, id=f"{each['id']}-{differs['what']}-{differs['printed']}")
    for each in FILE["sets"] for differs in each.get("differs", [])])
def test_what_differs_from_print_is_recorded_as_it_is(name: str, differs: dict) -> None:
    found = figures(pool(estimates(name), differs["method"], differs["reach"]))[differs["what"]]
    assert abs(found - differs["ours"]) <= differs["within"] + ROUNDED
    assert abs(found - differs["printed"]) > differs["within"] + ROUNDED


def test_the_four_sets_on_ketamine_and_seven_others_are_there() -> None:
    assert len([name for name in SETS if name.startswith("marchi-2022")]) == 4
    assert len(SETS) == 11
    for each in FILE["sets"]:
        assert each["paper"] and each["rows-read"] and each["figures-read"] and each["rows"] and each["published"]


def test_a_published_prediction_interval() -> None:
    """Blood pressure example of Riley and others (BMJ 2011;342:d549), as the R package pimeta prints it.

    rdocumentation.org/packages/pimeta/versions/1.0.1/topics/htsdl and versions/1.1.1/topics/pima_hts: mean, τ² and
    limits to seven digits; the standard error follows from the interval -0.5068 to -0.1613, on t with 9 degrees.
    """
    se = (0.5068 - 0.1613) / 2 / stats.t.ppf(0.975, 9)
    found = prediction(-0.3340597, se, 0.02824971, 10, 0.975)
    assert found.low == pytest.approx(-0.7597777, abs=1e-4)
    assert found.high == pytest.approx(0.09165839, abs=1e-4)


# statsmodels and SciPy

@pytest.mark.parametrize("p", [5e-5, 0.0005, 0.005, 0.025, 0.05, 0.2, 0.4999, 0.5, 0.6, 0.75, 0.9, 0.95, 0.975, 0.995,
                               0.9995, 0.99995])
def test_quantiles_agree_with_scipy(p: float) -> None:
    assert quantiles.normal_quantile(p) == pytest.approx(stats.norm.ppf(p), rel=1e-10, abs=1e-10)
    for df in [*range(1, 41), 57, 100, 365, 1000]:
        assert quantiles.t_quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-10, abs=1e-10)
        assert quantiles.chi2_quantile(p, df) == pytest.approx(stats.chi2.ppf(p, df), rel=1e-10, abs=1e-10)


def test_tails_agree_with_scipy() -> None:
    for df in (1, 2, 3, 8, 17, 60):
        for x in (0.0, 0.01, 0.7, 3.0, 11.0, 80.0, 900.0):
            assert quantiles.chi2_tail(x, df) == pytest.approx(stats.chi2.sf(x, df), rel=1e-10)
            assert quantiles.t_tail(x, df) == pytest.approx(stats.t.sf(x, df), rel=1e-10)


@pytest.mark.parametrize(("mine", "statistic"), [
    (risk_difference, "diff"), (risk_ratio, "risk-ratio"), (odds_ratio, "odds-ratio")])
@pytest.mark.parametrize("counts", [
    (27, 63, 11, 60), (1, 9, 8, 9), (108, 195, 70, 170), (0, 40, 5, 41), (12, 12, 7, 14), (0, 5, 3, 3)])
def test_effects_from_counts_agree_with_statsmodels(mine, statistic: str, counts: tuple[int, int, int, int]) -> None:
    noughts = 0 in counts or counts[0] == counts[1] or counts[2] == counts[3]
    correction = 0.5 if noughts and statistic != "diff" else None  # it would add to whole tables as well
    value, variance = meta_analysis.effectsize_2proportions(
        *(np.array([number]) for number in counts), statistic=statistic, zero_correction=correction)
    found = mine(Counts(*counts[:2]), Counts(*counts[2:]))
    assert found.value == pytest.approx(value[0], abs=1e-12)
    if not (statistic == "diff" and found.corrected):  # statsmodels gives that one the variance 0
        assert found.variance == pytest.approx(variance[0], rel=1e-12)


@pytest.mark.parametrize("name", [name for name in SETS if name.startswith("marchi")])
def test_hedges_g_agrees_with_statsmodels_but_for_its_approximations(name: str) -> None:
    """There J is 1 − 3/(4N − 9) and the variance RevMan's; here both are exact."""
    for row in SETS[name]["rows"]:
        people = row["drug"][2] + row["comparator"][2]
        value, variance = meta_analysis.effectsize_smd(*row["drug"], *row["comparator"])
        found = standardised_mean_difference(Means(*row["drug"]), Means(*row["comparator"]))
        approximate = 1 - 3 / (4 * people - 9)
        assert found.value * approximate / hedges_correction(people - 2) == pytest.approx(value, rel=1e-12)
        assert found.value == pytest.approx(value, rel=4e-4)
        assert found.variance == pytest.approx(variance, rel=0.02)


@pytest.mark.parametrize("df", [3, 4, 9, 28, 150])
@pytest.mark.parametrize("delta", [0.0, 0.3, -1.2])
def test_hedges_g_and_its_variance_are_unbiased(df: int, delta: float) -> None:
    """Exact means of g and of its variance, from the noncentral t distribution of (m₁ − m₂)/s·√(n₁n₂/N)."""
    n1 = df // 2 + 1
    n2 = df + 2 - n1
    size = n1 * n2 / (n1 + n2)
    mean_t, variance_t = (float(moment) for moment in stats.nct.stats(df, delta * math.sqrt(size), moments="mv"))
    j = hedges_correction(df)
    assert j * mean_t / math.sqrt(size) == pytest.approx(delta, abs=1e-9)
    one = standardised_mean_difference(Means(1, 1, n1), Means(0, 1, n2))
    per_square = (one.variance - 1 / size) / one.value**2
    expected = 1 / size + per_square * j**2 * (variance_t + mean_t**2) / size
    assert expected == pytest.approx(j**2 * variance_t / size, rel=1e-9)


def drawn_at_random() -> list[list[Estimate]]:
    chance = np.random.default_rng(20261123)
    found = []
    for k in (2, 3, 5, 12, 40):
        for spread in (0.0, 0.3, 2.0):
            variances = chance.uniform(0.01, 0.5, k)
            effects = chance.normal(0.2, np.sqrt(variances + spread**2))
            found.append([Estimate("mean difference", float(y), float(v))
                          for y, v in zip(effects, variances, strict=True)])
    return found


EVERY = [*drawn_at_random(), *(estimates(name) for name in SETS)]


def theirs(of: list[Estimate], method: Method) -> meta_analysis.CombineResults:
    """statsmodels' Paule-Mandel gives 0 when rounding takes its last step past the goal: it is then asked for less."""
    if method == "DerSimonian-Laird":
        return meta_analysis.combine_effects(*arrays(of), method_re="dl")
    tries = (meta_analysis.combine_effects(*arrays(of), method_re="pm", atol=fine, maxiter=1000)
             for fine in (1e-9, 1e-7, 1e-5))
    return max(tries, key=lambda other: other.tau2 > 0)


@pytest.mark.filterwarnings("ignore:invalid value encountered in sqrt")  # its DerSimonian-Laird τ² may be negative
@pytest.mark.parametrize("method", ["DerSimonian-Laird", "Paule-Mandel"])
@pytest.mark.parametrize("of", EVERY, ids=lambda of: f"{len(of)} studies")
def test_pooling_agrees_with_statsmodels(of: list[Estimate], method: Method) -> None:
    """Names there: sd_eff_w_re is the classical standard error, var_hksj_re the square of the adjusted one."""
    def same(mine, other) -> bool:
        return mine == pytest.approx(other, rel=1e-6, abs=1e-9)

    other = theirs(of, method)
    fixed, wald, hksj = pool(of, "fixed", "Wald"), pool(of, method, "Wald"), pool(of, method, "HKSJ")
    assert same(fixed.value, other.mean_effect_fe)
    assert same(fixed.se, other.sd_eff_w_fe)
    assert same(fixed.q, other.q)
    assert fixed.q_p == pytest.approx(stats.chi2.sf(other.q, len(of) - 1), rel=1e-9, abs=1e-300)
    assert same([*fixed.weights], list(100 * other.weights_rel_fe))
    assert same([fixed.interval.low, fixed.interval.high], list(other.conf_int(use_t=False)[0]))
    if other.tau2 < 0:
        assert wald.tau2 == 0
        return
    assert same(wald.tau2, other.tau2)
    assert same(wald.value, other.mean_effect_re)
    assert same(wald.se, other.sd_eff_w_re)
    assert same([*wald.weights], list(100 * other.weights_rel_re))
    assert same([wald.interval.low, wald.interval.high], list(other.conf_int(use_t=False)[1]))
    assert same(hksj.se, math.sqrt(other.var_hksj_re))
    assert same([hksj.interval.low, hksj.interval.high], list(other.conf_int(use_t=True)[3]))


@pytest.mark.parametrize("of", EVERY, ids=lambda of: f"{len(of)} studies")
def test_reml_is_the_peak_of_the_restricted_likelihood(of: list[Estimate]) -> None:
    """The likelihood in its matrix form, maximised by SciPy."""
    effects, variances = arrays(of)
    ones = np.ones((len(of), 1))

    def worse(tau2: float) -> float:
        inverse = np.diag(1 / (variances + tau2))
        information = ones.T @ inverse @ ones
        residual = effects - (ones @ np.linalg.solve(information, ones.T @ inverse @ effects))
        return float((np.log(variances + tau2).sum() + np.linalg.slogdet(information)[1]
                      + residual @ inverse @ residual) / 2)

    found, top = pool(of, "REML", "Wald").tau2, 4 * float(effects.var() + variances.max()) * len(of)
    grid = np.concatenate([[0.0], np.geomspace(top * 1e-8, top, 400)])
    best = int(np.argmin([worse(tau2) for tau2 in grid]))
    if best > 0:
        bounds = (grid[best - 1], grid[min(best + 1, 400)])
        peak = optimize.minimize_scalar(worse, bounds=bounds, method="bounded", options={"xatol": 1e-13 * top})
        assert found == pytest.approx(peak.x, rel=1e-5, abs=1e-7)
        assert worse(found) <= peak.fun + 1e-12 * abs(peak.fun)
    else:
        assert found == pytest.approx(0, abs=top * 1e-8)


@pytest.mark.parametrize("of", EVERY, ids=lambda of: f"{len(of)} studies")
def test_limits_of_tau2_by_q_profile(of: list[Estimate]) -> None:
    effects, variances = arrays(of)

    def q(tau2: float) -> float:
        weights = 1 / (variances + tau2)
        return float((weights * (effects - np.average(effects, weights=weights)) ** 2).sum())

    found = pool(of, "Paule-Mandel", "Wald")
    least, most = stats.chi2.ppf([0.025, 0.975], len(of) - 1)
    if q(0) < least:
        assert found.tau2_interval is None
        return
    assert found.tau2_interval.low <= found.tau2 <= found.tau2_interval.high
    assert q(found.tau2_interval.high) == pytest.approx(least, rel=1e-8)
    if q(0) > most:
        assert q(found.tau2_interval.low) == pytest.approx(most, rel=1e-8)
    else:
        assert found.tau2_interval.low == 0


def test_limits_of_i_squared_by_hand() -> None:
    """Both branches of Higgins and Thompson (2002): Q = 10 and Q = 4 in five studies."""
    se = 0.5 * (math.log(10) - math.log(4)) / (math.sqrt(20) - math.sqrt(7))
    h = [math.sqrt(10 / 4) * math.exp(sign * 1.959963984540054 * se) for sign in (-1, 1)]
    found = i_squared_limits(10, 5, 0.975)
    assert found.low == max(0, 100 * (1 - h[0] ** -2)) == 0
    assert found.high == pytest.approx(100 * (1 - h[1] ** -2))
    se = math.sqrt((1 - 1 / 27) / 6)
    assert i_squared_limits(4, 5, 0.975).high == pytest.approx(
        100 * (1 - math.exp(-2 * 1.959963984540054 * se)))
    assert i_squared_limits(1.5, 2, 0.975) is None
    assert i_squared_limits(0, 9, 0.975) is None


def test_modified_hksj_is_never_narrower_than_its_classical_error_allows() -> None:
    alike = [Estimate("mean difference", value, 1.0) for value in (0.5, 0.51, 0.49)]
    plain, modified = pool(alike, "REML", "HKSJ"), pool(alike, "REML", "modified HKSJ")
    assert plain.se < 0.01
    assert modified.se == pytest.approx(math.sqrt(1 / 3))
    differing = estimates("teacher-expectancy")
    assert pool(differing, "REML", "modified HKSJ").interval == pool(differing, "REML", "HKSJ").interval


# Laws

finite = st.floats(-5, 5, allow_nan=False)
variance = st.floats(1e-4, 10)
study = st.builds(Estimate, st.just("standardised mean difference"), finite, variance)
studies = st.lists(study, min_size=2, max_size=15)
method = st.sampled_from(("fixed", *METHODS))
size = st.integers(3, 400)
means = st.builds(Means, st.floats(-50, 50), st.floats(0.1, 30), size)


@st.composite
def counts(draw: st.DrawFn) -> Counts:
    people = draw(st.integers(1, 500))
    return Counts(draw(st.integers(0, people)), people)


@given(studies, method, st.randoms(use_true_random=False))
def test_the_order_of_studies_changes_nothing(of: list[Estimate], by: Method, chance) -> None:
    shuffled = chance.sample(of, len(of))
    one, other = pool(of, by, "Wald"), pool(shuffled, by, "Wald")
    assert (one.value, one.interval, one.tau2, one.tau2_interval, one.q, one.prediction) == (
        other.value, other.interval, other.tau2, other.tau2_interval, other.q, other.prediction)
    assert sorted(one.weights) == sorted(other.weights)


@given(counts(), counts())
def test_swapping_the_groups_turns_effects_from_counts_round(one: Counts, other: Counts) -> None:
    for effect in (risk_difference, risk_ratio, odds_ratio):
        try:
            there = effect(one, other)
        except ValueError as said:
            with pytest.raises(ValueError, match=str(said).split(",")[0]):
                effect(other, one)
            continue
        back = effect(other, one)
        assert back.value == pytest.approx(-there.value, abs=1e-12)
        assert back.variance == pytest.approx(there.variance, rel=1e-12)
        if effect is not risk_difference:
            assert back.shown()[0] == pytest.approx(1 / there.shown()[0])


@given(means, means)
def test_swapping_the_groups_turns_effects_from_means_round(one: Means, other: Means) -> None:
    for effect in (mean_difference, standardised_mean_difference):
        there, back = effect(one, other), effect(other, one)
        assert back.value == pytest.approx(-there.value, abs=1e-12)
        assert back.variance == pytest.approx(there.variance, rel=1e-12)


@given(studies, method)
def test_pooling_swapped_groups_turns_the_result_round(of: list[Estimate], by: Method) -> None:
    back = pool([Estimate(each.kind, -each.value, each.variance) for each in of], by, "Wald")
    there = pool(of, by, "Wald")
    assert back.value == -there.value
    assert (back.interval.low, back.interval.high) == (-there.interval.high, -there.interval.low)


@given(means, means, st.floats(0.01, 100))
def test_other_units_scale_a_mean_difference_and_leave_a_standardised_one(one: Means, other: Means, by: float) -> None:
    scaled = [Means(each.mean * by, each.sd * by, each.people) for each in (one, other)]
    before, after = mean_difference(one, other), mean_difference(*scaled)
    assert after.value == pytest.approx(before.value * by, abs=1e-9 * by)
    assert after.se == pytest.approx(before.se * by)
    before, after = standardised_mean_difference(one, other), standardised_mean_difference(*scaled)
    assert after.value == pytest.approx(before.value, abs=1e-9)
    assert after.se == pytest.approx(before.se)


@given(studies, method, st.sampled_from([0.25, 4.0, 1024.0]))
def test_other_units_scale_a_pooled_result(of: list[Estimate], by: Method, factor: float) -> None:
    """By powers of two, which floating point takes without rounding."""
    there = pool(of, by, "Wald")
    scaled = pool([Estimate(each.kind, each.value * factor, each.variance * factor**2) for each in of], by, "Wald")
    assert scaled.value == pytest.approx(there.value * factor, rel=1e-9, abs=1e-12)
    assert scaled.tau2 == pytest.approx(there.tau2 * factor**2, rel=1e-9, abs=1e-12)
    assert scaled.i2 == pytest.approx(there.i2, abs=1e-9)


@given(finite, st.lists(variance, min_size=2, max_size=12), st.sampled_from(METHODS))
def test_equal_studies_leave_nothing_between_them(value: float, variances: list[float], by: Method) -> None:
    found = pool([Estimate("mean difference", value, each) for each in variances], by, "Wald")
    assert found.tau2 == 0
    assert found.i2 == 0
    assert found.value == pytest.approx(value, abs=1e-12)
    assert found.i2_interval is None or found.i2_interval.high > 0


@given(st.lists(study, min_size=3, max_size=15), st.sampled_from(METHODS))
def test_a_prediction_interval_contains_the_walds(of: list[Estimate], by: Method) -> None:
    found = pool(of, by, "Wald")
    assert found.prediction.low < found.interval.low < found.interval.high < found.prediction.high


@given(studies, method)
def test_weights_are_a_hundred_in_all_and_each_interval_holds_its_estimate(of: list[Estimate], by: Method) -> None:
    found = pool(of, by, "Wald")
    assert math.fsum(found.weights) == pytest.approx(100)
    assert min(found.weights) > 0
    assert found.interval.low <= found.value <= found.interval.high
    assert min(each.value for each in of) - 1e-9 <= found.value <= max(each.value for each in of) + 1e-9
    if found.i2_interval:
        assert found.i2_interval.low <= found.i2 <= found.i2_interval.high <= 100


@given(studies)
def test_more_confidence_is_a_wider_interval(of: list[Estimate]) -> None:
    for reach in ("Wald", "HKSJ", "modified HKSJ"):
        narrow, wide = (pool(of, "REML", reach, level).interval for level in (80, 99))
        assert wide.low <= narrow.low <= narrow.high <= wide.high


# What is printed, and what is refused

def test_what_is_printed() -> None:
    assert odds_ratio(Counts(22, 40), Counts(12, 40)).shown() == pytest.approx((2.85, 1.14, 7.15), abs=0.005)
    assert risk_difference(Counts(108, 195), Counts(70, 170)).shown()[0] == pytest.approx(14.2, abs=0.05)
    assert shown("mean difference", -4.2) == -4.2
    reach = Estimate("mean difference", 1, 4).interval()
    assert (reach.low, reach.high) == pytest.approx((-2.919928, 4.919928), abs=1e-6)


def test_noughts_are_treated_as_the_rule_says() -> None:
    found = odds_ratio(Counts(0, 10), Counts(4, 10))
    assert found.corrected
    assert found.value == pytest.approx(math.log((0.5 * 6.5) / (10.5 * 4.5)))
    both = risk_difference(Counts(0, 50), Counts(0, 50))
    assert both.corrected and both.value == 0
    assert both.variance == pytest.approx(2 * 0.5 * 50.5 / 51**3)
    assert not risk_difference(Counts(0, 50), Counts(2, 50)).corrected
    for effect in (risk_ratio, odds_ratio):
        for none_or_all in ((Counts(0, 9), Counts(0, 8)), (Counts(9, 9), Counts(8, 8))):
            with pytest.raises(ValueError, match="in either group had the event"):
                effect(*none_or_all)


SMD = Estimate("standardised mean difference", 0.1, 0.04)


@pytest.mark.parametrize(("attempt", "said"), [
    (lambda: Counts(5, 4), "5 events among 4 people"),
    (lambda: Counts(-1, 4), "not possible"),
    (lambda: Counts(0, 0), "0 people"),
    (lambda: Means(1, 0, 9), "above 0"),
    (lambda: Means(math.nan, 1, 9), "must be numbers"),
    (lambda: Means(1, 1, 1), "two people or more"),
    (lambda: standardised_mean_difference(Means(1, 1, 2), Means(1, 1, 2)), "five are needed"),
    (lambda: Estimate("odds ratio", math.inf, 1), "has to be a number"),
    (lambda: Estimate("odds ratio", 1, 0), "above 0, not 0"),
    (lambda: Estimate("odds ratio", 1, -0.1), "cannot be weighed"),
    (lambda: Estimate("odds ratio", 1, math.nan), "cannot be weighed"),
    (lambda: SMD.interval(0.95), "such as 95"),
    (lambda: pool([SMD], "REML", "Wald"), "two studies or more, not 1"),
    (lambda: pool([], "REML", "Wald"), "two studies or more, not 0"),
    (lambda: pool([SMD, Estimate("mean difference", 1, 1)], "REML", "Wald"),
     "mean difference and standardised mean difference"),
    (lambda: pool([SMD, SMD], "fixed", "HKSJ"), "goes with random effects"),
    (lambda: pool([SMD, SMD], "ML", "Wald"), "no method “ML”"),
    (lambda: pool([SMD, SMD], "REML", "t"), "no interval “t”"),
    (lambda: prediction(0, 1, 1, 2, 0.975), "three studies or more"),
    (lambda: quantiles.normal_quantile(1), "between 0 and 1"),
    (lambda: quantiles.t_quantile(0.9, 0), "degrees of freedom"),
    (lambda: quantiles.chi2_quantile(0.9, 5000), "degrees of freedom"),
])
def test_what_cannot_be_is_refused_in_plain_words(attempt, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        attempt()


def test_two_studies_have_no_prediction_interval_and_fixed_never_has() -> None:
    assert pool([SMD, SMD], "REML", "Wald").prediction is None
    assert pool([SMD] * 4, "fixed", "Wald").prediction is None
    assert pool([SMD] * 3, "REML", "Wald").prediction is not None


ROW = Setting("intravenous", "drip", "midazolam", "parallel", "cochrane-24h")


def test_rows_of_one_setting_and_a_published_set_are_let_through() -> None:
    refuse_mixed([ROW, ROW, ROW])


@pytest.mark.parametrize(("changes", "said"), [
    ({"route": "intranasal"}, r"differ in route \(intranasal, intravenous\)"),
    ({"form": "nasal spray"}, "differ in form"),
    ({"comparator": "inactive placebo"}, r"differ in comparator \(inactive placebo, midazolam\)"),
    ({"design": "crossover"}, r"differ in design \(crossover, parallel\)"),
    ({"set": "another-review"}, r"differ in set \(another-review, cochrane-24h\)"),
    ({"set": None}, "differ in set"),
])
def test_a_mixed_pool_is_refused_with_what_differs(changes: dict, said: str) -> None:
    other = Setting(**{field: getattr(ROW, field) for field in ROW.__dataclass_fields__} | changes)
    with pytest.raises(ValueError, match=said):
        refuse_mixed([ROW, other])


@pytest.mark.parametrize(("changes", "said"), [
    ({"route": "mixed"}, "their route is “mixed”"),
    ({"comparator": "mixed controls"}, "their comparator is “mixed controls”"),
    ({"set": "individual"}, "“individual” is not a set that a publication pooled"),
    ({"set": "subgroup"}, "“subgroup” is not a set"),
    ({"set": "check"}, "“check” is not a set"),
    ({"set": None}, "“none” is not a set"),
])
def test_rows_that_are_never_pooled_are_refused_though_alike(changes: dict, said: str) -> None:
    row = Setting(**{field: getattr(ROW, field) for field in ROW.__dataclass_fields__} | changes)
    with pytest.raises(ValueError, match=said):
        refuse_mixed([row, row])
