"""What day it is: for a build, the day of what is built; for an author, today.

In:  the environment, the project's history, the data.
Out: a date.
Use: every mark of age (“due for checking”) is reckoned from it, so that a build can be repeated exactly.
"""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path


def build_day(root: Path, latest_check: date) -> date:
    """SOURCE_DATE_EPOCH, else the last commit's day, else the latest day on which a fact was checked."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return _last_commit(root) or latest_check


@lru_cache(maxsize=8)
def _last_commit(root: Path) -> date | None:
    try:
        said = subprocess.run(["git", "-C", str(root), "log", "-1", "--format=%ct"], capture_output=True, text=True,
                              timeout=10, check=True).stdout.strip()
        return datetime.fromtimestamp(int(said), UTC).date()
    except (OSError, ValueError, subprocess.SubprocessError):
        return None  # a download has no history, and that is no fault
