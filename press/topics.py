"""What a source is about, so that readers can filter: by the outcomes that rest on it, else by words of its title.

In:  a Source and the Outcomes whose records name it.
Out: conditions and drug forms, in the schema's own words.
Use: the list of all sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from press.model import Outcome, Source

TITLE_SAYS: dict[str, str] = {
    "suicidal thoughts": r"suicid", "PTSD": r"ptsd|post-?traumatic", "anxiety": r"anxi", "OCD": r"obsessive",
    "alcohol use disorder": r"alcohol", "cocaine use disorder": r"cocaine", "opioid use disorder": r"opioid|heroin",
    "bipolar depression": r"bipolar", "depression": r"depress",
    "distress in serious illness": r"palliative|hospice|cancer",
}
FORM_SAYS: dict[str, str] = {
    "nasal spray": r"esketamine|spravato|intranasal|nasal", "drip": r"infusion|intravenous",
    "lozenge": r"sublingual|lozenge", "tablet": r"\boral\b|tablet", "injection": r"intramuscular|subcutaneous",
}


def conditions_of(source: Source, outcomes: Iterable[Outcome]) -> list[str]:
    """Conditions, each once."""
    return list(dict.fromkeys([outcome.condition for outcome in outcomes] + _said(source, TITLE_SAYS)))


def forms_of(source: Source, outcomes: Iterable[Outcome]) -> list[str]:
    """Forms of the drug, each once."""
    return list(dict.fromkeys([outcome.intervention.form for outcome in outcomes] + _said(source, FORM_SAYS)))


def _said(source: Source, words: dict[str, str]) -> list[str]:
    return [name for name, pattern in words.items() if re.search(pattern, source.title, re.IGNORECASE)]
