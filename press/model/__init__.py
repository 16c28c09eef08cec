"""The one schema: typed, frozen records that refuse what cannot be.

In:  plain mappings, as read from the YAML files of docs/data and from front matter.
Out: frozen records, or a pydantic ValidationError that names each field at fault.
Use: only library.py builds them from files; everything else receives them built.
"""

from press.model.base import Record
from press.model.caution import Caution, Cautions, Interaction, Interactions, SaidOf
from press.model.claim import Cell, Claim, CountryStatus, Status
from press.model.course import CitedAt, Course, Session, Stop
from press.model.effect import RATIOS, Discrepancy, Effect
from press.model.finding import Finding, Findings
from press.model.glossary import Glossary, Term
from press.model.left_out import LeftOut
from press.model.option import Option, Options
from press.model.outcome import Certainty, Outcome, Time
from press.model.page import FrontMatter, SiteFacts
from press.model.place import CrisisLine, EmergencyNumber, Place, ReportLine
from press.model.pooled import PerHundred, Pooled
from press.model.register import Registers
from press.model.route import RouteFacts, Routes
from press.model.row import Arm, Row
from press.model.source import DESIGN_IN_WORDS, LANGUAGE_IN_WORDS, READ_IN_WORDS, Name, Source
from press.model.trial import Trial, Trials

__all__ = [
    "DESIGN_IN_WORDS", "LANGUAGE_IN_WORDS", "RATIOS", "READ_IN_WORDS", "Arm", "Caution", "Cautions", "Cell",
    "Certainty", "CitedAt", "Claim", "CountryStatus", "Course", "CrisisLine", "Discrepancy", "Effect",
    "EmergencyNumber", "Finding", "Findings", "FrontMatter", "Glossary", "Interaction", "Interactions", "LeftOut",
    "Name", "Option", "Options", "Outcome", "PerHundred", "Place", "Pooled", "Record", "Registers", "ReportLine",
    "RouteFacts", "Routes", "Row", "SaidOf", "Session", "SiteFacts", "Source", "Status", "Stop", "Term", "Time",
    "Trial", "Trials",
]
