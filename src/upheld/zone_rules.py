"""Which version of the time-zone rules this machine has. The rules themselves are read by `zoneinfo`."""

import zoneinfo
from functools import cache
from pathlib import Path


@cache
def zone_rules() -> str | None:
    """Return the version of the installed time-zone rules, as in "2026a"; None where nothing says it."""
    for folder in zoneinfo.TZPATH:
        listing = Path(folder) / "tzdata.zi"
        if listing.is_file():
            with listing.open(encoding="utf-8") as lines:
                return lines.readline().rpartition(" ")[2].strip()
    return None
