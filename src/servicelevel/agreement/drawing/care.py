"""Drawing credits, maintenance, meetings, remote assistance, self-help, queues and assumptions."""

from servicelevel.agreement.drawing.drawer import Drawer, Drawn, capital, stated
from servicelevel.agreement.page_nodes import Cell, CheckList, FactsList, Note, Table
from servicelevel.decisions.explain import counted_words, duration_words

_PROOF = "Where it cannot be proven that the notice was given, the time counts as downtime."


def credits_owed(drawer: Drawer) -> Drawn:
    """Draw the credit table and how a credit is claimed."""
    term = stated(drawer.agreement.credits)
    rows = tuple(
        (
            Cell(text="Below the guarantee" if step.below is None else f"Below {step.below} %"),
            Cell(text=f"{step.credit} %", clause=term.clause),
        )
        for step in sorted(term.steps, key=lambda step: step.credit)
    )
    pairs = [("Most that is owed", f"{term.cap} % of {term.base}")]
    pairs += [("Who is eligible", capital(term.eligible_words))] if term.eligible_words else []
    days = counted_words(term.claim_within_days, "day")
    pairs.append(("How to claim", f"Within {days} of the end of the month, by {term.claim_by}"))
    table = Table(caption="Service credits", columns=("Availability", f"Credit, of {term.base}"), rows=rows)
    excluded = CheckList(title="What does not count as downtime", items=term.exclusions)
    facts = FactsList(title="Claims", pairs=tuple(pairs))
    return (table, facts, excluded) if term.exclusions else (table, facts)


def maintenance(drawer: Drawer) -> Drawn:
    """Draw the notice owed."""
    term = stated(drawer.agreement.maintenance)
    when = _hours(drawer, term.calendar)
    return (
        FactsList(
            title="Planned maintenance",
            pairs=(("Notice", f"At least {duration_words(term.notice)} ahead"), ("Preferably", when)),
        ),
        CheckList(title="How we give notice", items=term.channels),
        *((Note(text=_PROOF),) if term.proof_needed else ()),
    )


def meetings(drawer: Drawer) -> Drawn:
    """Draw the meetings on offer."""
    rows = tuple(
        (
            Cell(text=meeting.label, note=meeting.address),
            Cell(text=drawer.condition_words(meeting.when) or "Everyone"),
            Cell(text="At once" if meeting.immediate else _hours(drawer, meeting.calendar)),
            Cell(text=f"{duration_words(meeting.length)}, by {meeting.by}"),
        )
        for meeting in drawer.here(drawer.agreement.meetings)
    )
    return (Table(caption="Meetings", columns=("Meeting", "For", "When", "Length"), rows=rows),)


def _hours(drawer: Drawer, calendar: str | None) -> str:
    return f"In {drawer.calendar_label(calendar)}" if calendar else "At any hour"


def assistance(drawer: Drawer) -> Drawn:
    """Draw when remote assistance is required."""
    term = stated(drawer.agreement.assistance)
    labels = (drawer.value_label(k, v) for k, values in term.required_when.items() for v in sorted(values))
    pairs = [("Required for", ", ".join(labels)), ("How to grant it", term.how)]
    pairs += [("It lasts", duration_words(term.lasts))] if term.lasts else []
    never = (Note(text=term.never),) if term.never else ()
    return (FactsList(title="Remote assistance", pairs=tuple(pairs)), *never)


def self_help(drawer: Drawer) -> Drawn:
    """Draw the help that needs no ticket."""
    pairs = tuple((term.label, term.definition) for term in drawer.here(drawer.agreement.self_help))
    return (FactsList(title="Help without a ticket", pairs=pairs),)


def queues(drawer: Drawer) -> Drawn:
    """Draw what is served in order, without a promise of time."""
    return tuple(
        Note(text=f"{drawer.condition_words(queue.when)}: {queue.say}".removeprefix(": "))
        for queue in drawer.here(drawer.agreement.queues)
        if drawer.concerns(queue.when)
    )


def assumptions(drawer: Drawer) -> Drawn:
    """Draw the readings of what was left unsaid."""
    return tuple(Note(text=term.text, kind="assumption") for term in drawer.here(drawer.agreement.assumptions))


def silences(drawer: Drawer) -> Drawn:
    """Draw what is left open on purpose."""
    return tuple(Note(text=term.say) for term in drawer.here(drawer.agreement.silences))
