"""The chapters about hours, targets, clocks and what happens as time runs out."""

from tests.spec.outline import Chapter, Section
from tests.spec.paragraphs import Promises, Refused, Shown

RULES = "targets:\n  response_time:\n    strength: target\n    rules:\n"
FRIDAY, SATURDAY, MONDAY = "2026-11-20T16:00", "2026-11-21T12:00", "2026-11-23T03:00"


def rule(words: str) -> str:
    """Return a target of one rule."""
    return f"{RULES}      - {{{words}}}"


CHAPTERS = (
    Chapter(
        title="Support hours",
        says="Calendars say when support is given. One is the main one: it counts where a rule names none.",
        sections=(
            Section(
                kind="calendars",
                says="Weekly hours on the wall clock of a zone, less days off, plus exceptions. Days may have several windows;"
                " a window that ends before it begins runs over midnight; 24:00 is a closing time; at its closing a"
                " calendar is closed.",
                paragraphs=(
                    Shown(
                        claim="Hours by day and by stretch of days, and days off by rule.",
                        terms="calendars:\n  phone:\n    label: phone hours\n    week:\n      monday to thursday: 09:00-12:00, 13:00-17:00\n"
                        "      friday: 22:00-06:00\n    holidays:\n      - {name: Christmas, rule: 25 December, observed: sunday to monday}\n"
                        "      - {name: May Day, rule: first Monday of May}\n      - {name: Good Friday, rule: 2 days before Easter}",
                        expect="Friday 22:00–06:00",
                    ),
                    Shown(
                        claim="A calendar that never closes.",
                        terms="calendars: {always: {label: round the clock, always_open: true}}",
                        expect="round the clock: always open",
                    ),
                    Refused(
                        claim="An abbreviation names no zone.",
                        terms="calendars: {other: {label: Other, zone: EST, week: {monday: 09:00-17:00}}}",
                        expect="Write America/New_York",
                    ),
                    Refused(
                        claim="A day that no year has is no day off.",
                        terms="calendars: {other: {label: Other, week: {monday: 09:00-17:00}, holidays: [{name: X, rule: 30 February}]}}",
                        expect="'30 February' is not a rule for a day",
                    ),
                    Refused(
                        claim="Extra hours do not overlap one another, nor those of the night before.",
                        terms="calendars:\n  other:\n    label: Other\n    week: {monday: 09:00-17:00}\n    extra:\n"
                        "      - {on: 2026-11-28, hours: 22:00-06:00}\n      - {on: 2026-11-29, hours: 05:00-13:00}",
                        expect="the extra hours 22:00–06:00 and 05:00–13:00 overlap",
                    ),
                ),
            ),
        ),
    ),
    Chapter(
        title="Targets",
        says="A promise with a number: for a metric, under a condition, an amount of time. In each metric the first rule"
        " whose condition holds is the one that counts.",
        sections=(
            Section(
                kind="targets",
                says="The metrics are response_time, next_response_time, update_interval, workaround_time and resolution_time."
                " What the rules of a metric share is stated once, beside them; a rule may override it. A condition names"
                " facts with one or several values, and when the request must have been received.",
                paragraphs=(
                    Promises(
                        claim="Elapsed time runs day and night.",
                        terms=rule("within: 8 elapsed hours"),
                        at=FRIDAY,
                        expect="Saturday 21 November 2026 at 00:00",
                    ),
                    Promises(
                        claim="Business hours are spent while the calendar is open. Support hours are the same.",
                        terms=rule("within: 2 business hours, on: office"),
                        at=FRIDAY,
                        expect="Monday 23 November 2026 at 10:00",
                    ),
                    Promises(
                        claim="Business days end at the time of day at which they began.",
                        terms=rule("within: 1 business day"),
                        at=FRIDAY,
                        expect="Monday 23 November 2026 at 16:00",
                    ),
                    Promises(
                        claim="Or at the closing of the last of them.",
                        terms=rule("within: 1 business day, days_end: end of day"),
                        at=FRIDAY,
                        expect="Monday 23 November 2026 at 17:00",
                    ),
                    Promises(
                        claim="Elapsed time may begin at the next opening.",
                        terms=rule("within: 4 elapsed hours, counted_from: next opening"),
                        at=SATURDAY,
                        expect="Monday 23 November 2026 at 13:00",
                    ),
                    Promises(
                        claim="By a time of day: the next such time after receipt.",
                        terms=rule("by: 08:00, strength: best_effort"),
                        at=MONDAY,
                        expect="Monday 23 November 2026 at 08:00 (best effort)",
                    ),
                    Promises(
                        claim="A promise in words says what keeps it.",
                        terms=rule("words: Future release, fulfilled_by: release"),
                        at=MONDAY,
                        expect="“Future release”",
                    ),
                    Promises(
                        claim="An absence of a promise can be stated.",
                        terms=rule("promise: none, say: Requests are read in order"),
                        at=MONDAY,
                        expect="nothing is promised",
                    ),
                    Promises(
                        claim="The first rule that matches counts; here by when it was received.",
                        terms=RULES + "      - when: {received: {outside: office, from: 08:00, until: 24:00}}\n"
                        "        within: 1 elapsed hour\n      - within: 2 business hours",
                        at=SATURDAY,
                        expect="Saturday 21 November 2026 at 13:00",
                    ),
                    Refused(
                        claim="Days must say which days.",
                        terms=rule("within: 3 days"),
                        expect="write business days, or 72 elapsed hours",
                    ),
                ),
            ),
        ),
    ),
    Chapter(
        title="Clocks",
        says="What runs while a ticket is open. Where an agreement is silent the usual rules hold: a response is completed"
        " by a public reply of a person, a resolution by the ticket being resolved, and cancelling a ticket cancels all.",
        sections=(
            Section(
                kind="clocks",
                says="What starts, completes, resets and cancels the clock of a metric, and what reopening does to it.",
                paragraphs=(
                    Shown(
                        claim="A workaround completes the resolution too.",
                        terms="clocks:\n  resolution_time:\n    stops: [resolved, workaround]\n    reopening: from reopening",
                        expect="there is a workaround",
                    ),
                    Refused(
                        claim="Only what the desk can see starts or stops a clock.",
                        terms="clocks: {response_time: {stops: [email]}}",
                        expect="'email' is not a known value of 'stops'",
                    ),
                ),
            ),
            Section(
                kind="pause_reasons",
                says="What a ticket may wait for, and whose clocks stand still meanwhile. Pauses are measured in the"
                " target's own kind of time.",
                paragraphs=(
                    Shown(
                        claim="Waiting for a supplier pauses the resolution and nothing else.",
                        terms="pause_reasons: {supplier: {label: Waiting for a supplier, pauses: [resolution_time]}}\n"
                        "targets: {resolution_time: {strength: target, rules: [{within: 5 business days}]}}",
                        expect="stands still",
                    ),
                ),
            ),
        ),
    ),
    Chapter(
        title="After the end",
        says="What customers may do about a ticket that is resolved.",
        sections=(
            Section(
                kind="reopening",
                says="How long customers may open a resolved ticket again, by answering on it or by saying that it is not"
                " solved. An agreement without it sets no limit; whoever works for the desk is not bound by it.",
                paragraphs=(
                    Shown(
                        claim="It is counted in days after the one on which the ticket was resolved, the last to its end.",
                        terms="reopening: {within: 30 days}",
                        expect="can be opened again for 30 days",
                    ),
                    Refused(
                        claim="Part of a day is nothing to remember.",
                        terms="reopening: {within: 36 hours}",
                        expect="it must be a whole number of days",
                    ),
                ),
            ),
        ),
    ),
    Chapter(
        title="Warnings and escalation",
        says="Who is told before it is too late, and how a customer presses a matter further.",
        sections=(
            Section(
                kind="warnings",
                says="Who of our own is told when a share of a target has been used.",
                paragraphs=(
                    Shown(
                        claim="At three quarters of the time.",
                        terms="warnings: {at: 75 %, tell: [assignee, team lead]}",
                        expect="75%",
                    ),
                    Refused(
                        claim="A warning at nothing would always come.",
                        terms="warnings: {at: 0 %, tell: assignee}",
                        expect="would come at once",
                    ),
                ),
            ),
            Section(
                kind="escalation",
                says="How a customer asks for escalation, and the ladder that is climbed without asking: functional, to"
                " those who can help, and hierarchical, to those who must know.",
                paragraphs=(
                    Shown(
                        claim="A way to ask, and a ladder of two steps.",
                        terms="escalation:\n  requests:\n    - {by: phone, how: Call and give the number of the ticket}\n"
                        "  ladder:\n    - {to: Second line, after: 30 minutes}\n    - {to: Head of support, kind: hierarchical, at: 100 %}",
                        expect="After 30 min: Second line",
                    ),
                ),
            ),
        ),
    ),
)
