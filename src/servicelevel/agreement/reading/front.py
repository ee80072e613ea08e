"""Reading the front matter: what an agreement is called, and the version, date, zone and language.

The clauses after it are found in `scanning`.
"""

import re
from dataclasses import dataclass
from datetime import date

from servicelevel.agreement.faults import FaultLog
from servicelevel.agreement.reading.dates import DATE_FORM, NotADate, read_date
from servicelevel.agreement.reading.fields import Fields, fields_of
from servicelevel.agreement.reading.nodes import UnreadableTerms, read_nodes
from servicelevel.agreement.reading.shapes import TEXT, must, shape
from servicelevel.agreement.scanning import Scanned
from servicelevel.agreement.zones import zone_meant
from servicelevel.calendars.wall_clock import UnknownZone, zone_named
from servicelevel.decisions.clause import Clause

LANGUAGE = "1.0.0"
FRONT = shape(
    must("name", "small letters, digits and hyphens", "the short name"),
    must("title", TEXT, "the title of the page"),
    must("provider", TEXT, "who promises"),
    must("language", "1.0.0", "the version of the language it is written in"),
    must("version", "a whole number from 1", "the version of the agreement"),
    must("effective", "a date, as in 2026-12-24", "the first day it is in force"),
    must("zone", "a place's zone, as in Europe/Paris, or UTC-05:00", "where dates and times of day are read"),
    must("locale", "a language, as in en-GB", "the language of its words"),
)
_NAME = re.compile(r"[a-z][a-z0-9-]{0,63}")
_LANGUAGE = re.compile(r"1\.0(?:\.[0-9]{1,3})?")
_VERSION = re.compile(r"[1-9][0-9]{0,4}")
_LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
_NO_CLAUSE = Clause(agreement="", version=0, number="", title="", line=1, text="")


@dataclass(frozen=True, kw_only=True, slots=True)
class Front:
    """What the front matter says."""

    name: str
    title: str
    provider: str
    language_version: str
    version: int
    effective_on: date
    zone: str
    locale: str


def read_front(scanned: Scanned, log: FaultLog) -> Front:
    """Return the front matter of `scanned`; what is missing or wrong is noted and replaced."""
    try:
        node = read_nodes(scanned.front, first_line=scanned.front_line)
    except UnreadableTerms as error:
        log.place(str(error), line=error.line, column=error.column, fix="Write name: value, one on each line.")
        node = read_nodes("{}", first_line=scanned.front_line)
    given = fields_of(node, "the front matter", _NO_CLAUSE, log, FRONT)
    return Front(
        name=_matching(given, "name", _NAME, "Write small letters, digits and hyphens."),
        title=given.text("title"),
        provider=given.text("provider"),
        language_version=_matching(given, "language", _LANGUAGE, f"This is version {LANGUAGE} of the language."),
        version=_version(given),
        effective_on=_date(given),
        zone=_zone(given),
        locale=_matching(given, "locale", _LOCALE, "Write it as in en-GB."),
    )


def _matching(given: Fields, key: str, form: re.Pattern[str], fix: str) -> str:
    text = given.text(key)
    if given.has(key) and not form.fullmatch(text):
        given.fault(f"{text!r} is not a {key}.", at=given.values[key], fix=fix)
    return text


def _version(given: Fields) -> int:
    text = given.text("version", "1")
    if _VERSION.fullmatch(text):
        return int(text)
    given.fault(f"{text!r} is not a version.", at=given.values["version"], fix="Write a whole number from 1 to 99999.")
    return 1


def _date(given: Fields) -> date:
    text = given.text("effective", "2000-01-01")
    try:
        return read_date(text)
    except NotADate as error:
        given.fault(str(error), at=given.values["effective"], fix=DATE_FORM)
        return date(2000, 1, 1)


def _zone(given: Fields) -> str:
    text = given.text("zone", "UTC")
    try:
        zone_named(text)
    except UnknownZone as error:
        given.fault(str(error), at=given.values["zone"], fix=zone_meant(text))
        return "UTC"
    return text
