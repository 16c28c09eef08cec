"""Which drug or other treatment a text is about, and in which form.

In:  plain text; the records of other treatments.
Out: what is named.
Use: the rules drug-named and off-label-said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from press.claim_words import any_of

KETAMINE = re.compile(r"\b(?:ketamine|KAT|KAP|R-ketamine|arketamine)\b", re.IGNORECASE)
_FORMS = any_of(
    "drips? infusions? infused intravenous(?:ly)? IV into_(?:a|the)_veins? sprays? nasal intranasal",
    "(?:in|up|through)_the_nose snort\\w* injections? inject\\w* intramuscular(?:ly)? IM",
    "into_(?:a_|the_)?muscles? under_the_(?:skin|tongue) subcutaneous(?:ly)? tablets? lozenges? troches?",
    "wafers? sublingual(?:ly)? by_mouth oral(?:ly)? swallowed liquid slow-release extended-release",
)
_ANY_FORM = r"(?:any|all|every|mixed|several|different|either|whatever|unknown|both) (?:kinds? of )?(?:routes?|forms?)"
_NO_FORM = (r"(?:routes?|forms?) (?:(?:was|were|is|are) )?(?:not|mixed|unknown|never|unstated)|"
            r"(?:neither|nor|not) (?:\w+ )*routes?")
_NON_MEDICAL = any_of(
    "non-medical nonmedical recreational street illicit without_a_prescription misus\\w+ dependent_on_ketamine",
    "in_clubs at_parties under_(?:surgical_|general_)?an(?:a)?esthe\\w+ as_an_anaesthetic during_surgery",
)
FORM = re.compile(rf"\b(?:{_FORMS}|{_ANY_FORM}|{_NO_FORM}|{_NON_MEDICAL})\b", re.IGNORECASE)
_OTHERS = any_of(
    "esketamine Spravato antidepressants? SSRIs? SNRIs? quetiapine lithium lamotrigine clonidine aripiprazole",
    "psilocybin MDMA LSD psychedelics? naltrexone acamprosate disulfiram buprenorphine methadone naloxone",
    "benzodiazepines? opioids? stimulants? cannabis paroxetine sertraline venlafaxine fluoxetine",
    "electroconvulsive_therapy ECT magnetic_stimulation r?TMS vagus_nerve_stimulation CBT",
    "cognitive_(?:behavioural|processing)_therapy talking_therap(?:y|ies) trauma-focused_therap(?:y|ies)",
    "psychotherap(?:y|ies) EMDR prolonged_exposure exposure_therapy mindfulness exercise usual_care untreated",
    "no_treatment without_treatment waiting_list behavioural_activation music alcohol_education propofol",
    "scopolamine botulinum",
)
_NAME = re.compile(r"^[A-Z][\w-]+(?= |,|$)|\(([A-Za-z-]*[A-Z]{2,}[A-Za-z-]*)\)")


def other_treatments(names: Iterable[str]) -> re.Pattern[str]:
    """What finds a treatment other than ketamine: the list above, and the names of those in data/options."""
    return _pattern(tuple(names))


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    recorded = {match.group(1) for name in names for match in _NAME.finditer(name) if match.group(1)}
    recorded |= {name for name in names if re.fullmatch(r"[A-Z][a-z-]+", name) and not KETAMINE.search(name)}
    return re.compile(rf"\b(?:{'|'.join((_OTHERS, *map(re.escape, sorted(recorded))))})\b", re.IGNORECASE)
