"""The grammar of the language: every kind of statement with the shapes its reader reads by.

The reference of the language is generated from it; reading itself lives beside this.
"""

from dataclasses import dataclass

from servicelevel.agreement.reading import asking, calendars, care, clocks, conditions, escalation, intake, targets
from servicelevel.agreement.reading.shapes import Shape

_NAMED = "a record: each name, then its keys"
_ONE = "one record"
_LIST = "a list of records; a single one may stand alone"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """One kind of statement."""

    # its key in a terms block
    name: str
    # how it is written, in words
    form: str
    # what its records are called, and the keys they have; empty where it holds only text
    shapes: tuple[tuple[str, Shape], ...] = ()


GRAMMAR = (
    Kind(name="facts", form=_NAMED, shapes=(("a fact", asking.FACT), ("a value", asking.VALUE))),
    Kind(name="plans", form=_NAMED, shapes=(("a plan", asking.PLAN),)),
    Kind(name="entitlement", form=_LIST, shapes=(("a rule", intake.ENTITLEMENT),)),
    Kind(name="topics", form=_ONE, shapes=(("topics", asking.TOPICS),)),
    Kind(name="channels", form=_NAMED, shapes=(("a channel", asking.CHANNEL),)),
    Kind(name="intake", form=_ONE, shapes=(("the form", intake.INTAKE), ("a field", intake.FIELD))),
    Kind(name="priorities", form=f"{_NAMED}; the most urgent first", shapes=(("a priority", asking.PRIORITY),)),
    Kind(name="triage", form=_ONE, shapes=(("triage", asking.TRIAGE),)),
    Kind(
        name="calendars",
        form=_NAMED,
        shapes=(
            ("a calendar", calendars.CALENDAR),
            ("a holiday", calendars.HOLIDAY),
            ("a closure", calendars.CLOSURE),
            ("extra hours", calendars.EXTRA),
        ),
    ),
    Kind(
        name="targets",
        form="a record: each metric, then its keys",
        shapes=(
            ("a metric", targets.METRIC),
            ("a rule; it promises exactly one of within, by, words and promise", targets.RULE),
            ("the time of receipt, in a condition", conditions.RECEIVED_SHAPE),
        ),
    ),
    Kind(name="clocks", form="a record: each metric, then its keys", shapes=(("a clock", clocks.CLOCK),)),
    Kind(name="pause_reasons", form=_NAMED, shapes=(("a reason", clocks.PAUSE),)),
    Kind(name="reopening", form=_ONE, shapes=(("reopening", clocks.REOPENING),)),
    Kind(name="warnings", form=_LIST, shapes=(("a warning", clocks.WARNING),)),
    Kind(
        name="escalation",
        form=_ONE,
        shapes=(
            ("escalation", escalation.ESCALATION),
            ("a request", escalation.REQUEST),
            ("a step", escalation.LADDER_STEP),
        ),
    ),
    Kind(
        name="emergency",
        form=_ONE,
        shapes=(
            ("an emergency", escalation.EMERGENCY),
            ("a page", escalation.PAGE),
            ("a charge", escalation.CHARGE),
        ),
    ),
    Kind(name="services", form=_NAMED, shapes=(("a service", asking.SERVICE),)),
    Kind(name="credits", form=_ONE, shapes=(("credits", care.CREDITS), ("a step", care.STEP))),
    Kind(name="maintenance", form=_ONE, shapes=(("maintenance", care.MAINTENANCE),)),
    Kind(name="meetings", form=_NAMED, shapes=(("a meeting", care.MEETING),)),
    Kind(name="remote_assistance", form=_ONE, shapes=(("remote assistance", care.ASSISTANCE),)),
    Kind(name="self_help", form=_LIST, shapes=(("help", care.SELF_HELP),)),
    Kind(name="queue", form=_LIST, shapes=(("a queue", care.QUEUE),)),
    Kind(name="assumed", form="a sentence, or a list of sentences"),
    Kind(name="silences", form=_LIST, shapes=(("a silence", care.SILENCE),)),
)
