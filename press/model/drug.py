"""What is given, in the words of all records: the drug, the form that it comes in, the way into the body.

In:  words of data files.
Out: kinds of value.
Use: outcomes, trials, claims and the reference tables.
"""

from __future__ import annotations

from typing import Literal

Drug = Literal["ketamine", "esketamine", "ketamine or esketamine"]
Form = Literal["drip", "injection", "nasal spray", "tablet", "lozenge", "oral liquid", "mixed"]
Route = Literal["intravenous", "intramuscular", "subcutaneous", "intranasal", "oral", "sublingual", "mixed"]
