"""The one schema: typed, frozen records that refuse what cannot be.

In:  plain mappings, as read from the YAML files of docs/data and from front matter.
Out: frozen records, or a pydantic ValidationError that names each field at fault.
Use: only library.py builds them from files; everything else receives them built.
"""

from press.model.base import Record
from press.model.claim import Claim, CountryStatus
from press.model.course import CitedAt, Course, Session, Stop
from press.model.finding import Finding, Findings
from press.model.left_out import LeftOut
from press.model.outcome import Outcome, Row
from press.model.page import FrontMatter, SiteFacts
from press.model.place import CrisisLine, EmergencyNumber, Place, ReportLine
from press.model.source import DESIGN_IN_WORDS, READ_IN_WORDS, Name, Source
from press.model.tables import Cautions, Glossary, Interactions, Options, Registers, Routes
from press.model.trial import Trials

__all__ = [
    "DESIGN_IN_WORDS", "READ_IN_WORDS", "Cautions", "CitedAt", "Claim", "CountryStatus", "Course", "CrisisLine",
    "EmergencyNumber", "Finding", "Findings", "FrontMatter", "Glossary", "Interactions", "LeftOut", "Name", "Options",
    "Outcome", "Place", "Record", "Registers", "ReportLine", "Routes", "Row", "Session", "SiteFacts", "Source", "Stop",
    "Trials",
]
