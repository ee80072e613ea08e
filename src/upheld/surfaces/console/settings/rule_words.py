"""What a rule does and for which tickets, in words that a person on the desk reads."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement
from upheld.desks.models import Desk
from upheld.desks.queries import agents_of, teams_of
from upheld.rules.models import RuleRevision
from upheld.rules.queries.meaning import conditions_of, steps_of
from upheld.surfaces.console.queue_views.drawn import in_words
from upheld.tickets.queries.closing_codes import codes_of
from upheld.tickets.queries.macros import Step, macros_of
from upheld.tickets.queries.views.conditions import ANY, NONE, relations_of
from upheld.tickets.queries.views.known import Known
from upheld.tickets.queries.views.subjects import subjects_on


def conditions_in_words(revision: RuleRevision, known: Known) -> Iterator[str]:
    """Yield each condition of a revision; what the desk no longer knows is said as it was kept."""
    subjects = subjects_on(known)
    for one in in_words(conditions_of(revision), known.desk):
        subject = subjects.get(one.about)
        if subject is None:
            yield f"{one.about}: {', '.join(one.values)}"
            continue
        labels = dict(subject.choices)
        values = [labels.get(value, value) for value in one.values]
        if one.relation == ANY:
            yield f"{subject.label}: {_(' or ').join(values)}"
        elif one.relation == NONE:
            yield _("{subject}: none of {values}").format(subject=subject.label, values=", ".join(values))
        else:
            relation = dict(relations_of(subject)).get(one.relation, one.relation)
            yield f"{subject.label} {relation} {', '.join(values)}".strip()


def acts_in_words(revision: RuleRevision, agreement: Agreement, desk: Desk) -> list[str]:
    """Return what a revision does, act by act."""
    return [_act(step, agreement, desk) for step in steps_of(revision)]


def _act(step: Step, agreement: Agreement, desk: Desk) -> str:
    what = _called(step, agreement, desk)
    words = {
        "note": _("Write the note “{what}”"),
        "tag": _("Tag it {what}"),
        "priority": _("Set the priority to {what}: {reason}"),
        "team": _("Pass it to {what}: {reason}"),
        "assign": _("Give it to {what}"),
        "draft": _("Draft the saved reply {what} for whoever has it"),
        "tell": _("Tell {what}: {reason}"),
        "hold": _("Put it on hold: {what}"),
        "resolve": _("Resolve it {what}"),
    }[step.act]
    return words.format(what=what, reason=step.reason).strip()


def _called(step: Step, agreement: Agreement, desk: Desk) -> str:
    """Return what an act names as people call it; what is gone is said to be."""
    if step.act in ("note", "tag") or not step.what:
        return step.what
    kind, _colon, number = step.what.rpartition(":")
    people = {str(one.pk): str(one) for one in agents_of(desk)}
    teams = {str(one.pk): one.name for one in teams_of(desk)}
    known = {
        "priority": {one.key: one.label for one in agreement.priorities},
        "team": teams,
        "assign": people,
        "draft": {str(one.pk): one.label for one in macros_of(desk)},
        "tell": teams if kind == "team" else people,
        "hold": {one.key: one.label for one in agreement.pause_reasons},
        "resolve": {one.key: one.label for one in codes_of(desk)},
    }[step.act]
    return known.get(number, _("(no longer there)"))
