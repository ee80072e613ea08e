"""The margin: how each statement was read, on the line of its key."""

import pytest

from tests.support.shipped import agreement
from upheld.surfaces.console.agreement.checking_readings import readings_of


@pytest.mark.parametrize(
    ("name", "term", "words"),
    [
        ("integrato", "response time", "target, counted on round the clock and business hours"),
        ("integrato", "pause", "resolution time only"),
        ("integrato", "priorities", "4"),
        ("integrato", "2 calendars", "business hours and round the clock"),
        ("intesys", "services", "4"),
        ("studio", "assumption", "told to readers"),
    ],
)
def test_says_what_the_machine_reads(name: str, term: str, words: str) -> None:
    assert (term, words) in [(reading.term, reading.words) for reading in readings_of(agreement(name))]


@pytest.mark.parametrize("name", ["intesys", "interstellio", "integrato", "studio", "interworx"])
def test_every_reading_stands_on_the_line_of_its_statement(name: str) -> None:
    known = agreement(name)
    lines = known.text.split("\n")

    keys = [lines[reading.line - 1].split(":")[0].lstrip("- ") for reading in readings_of(known)]

    assert keys == [statement.kind for statement in sorted(known.statements, key=lambda one: one.key.line)]
