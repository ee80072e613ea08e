"""The version of the time-zone rules, as far as the machine says it."""

import zoneinfo
from pathlib import Path

import pytest

from upheld.zone_rules import zone_rules


@pytest.fixture(autouse=True)
def forgotten() -> None:
    """Let each test ask anew."""
    zone_rules.cache_clear()


def test_it_is_read_from_the_first_folder_that_says_it(tmp_path: Path) -> None:
    (tmp_path / "tzdata.zi").write_text("# version 2026a\n# more\n", encoding="utf-8")
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(["/no/such/folder", str(tmp_path)])
    try:
        assert zone_rules() == "2026a"
    finally:
        zoneinfo.reset_tzpath(before)
        zone_rules.cache_clear()


def test_where_nothing_says_it_it_is_unknown() -> None:
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(["/no/such/folder"])
    try:
        assert zone_rules() is None
    finally:
        zoneinfo.reset_tzpath(before)
        zone_rules.cache_clear()
