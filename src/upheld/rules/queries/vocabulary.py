"""The words by which programs name what a rule does: a team's name, a person's address, a key of the desk's lists."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement
from upheld.desks.models import Desk
from upheld.desks.queries import agents_of, teams_of
from upheld.tickets.queries.closing_codes import codes_of
from upheld.tickets.queries.macros import ACTS, Act, Step, macros_of
from upheld.tickets.queries.tags import as_tag

# For each act whose object is one of a list: the word for each, and what a row keeps.
Vocabulary = Mapping[Act, Mapping[str, str]]
WITH_A_REASON: frozenset[Act] = frozenset({"priority", "team", "tell"})


class BadStep(ValueError):
    """An act of a rule means nothing on this desk; the message says which words do."""


def vocabulary_of(desk: Desk, agreement: Agreement) -> Vocabulary:
    """Return what can be named on a desk under its agreement: four queries."""
    teams = {team.name: str(team.pk) for team in teams_of(desk)}
    people = {person.email: str(person.pk) for person in agents_of(desk)}
    codes = {code.key: code.key for code in codes_of(desk)}
    return {
        "priority": {term.key: term.key for term in agreement.priorities},
        "team": teams,
        "assign": people,
        "draft": {macro.key: str(macro.pk) for macro in macros_of(desk) if macro.reply},
        "tell": {
            **{f"team:{name}": f"team:{number}" for name, number in teams.items()},
            **{email: f"agent:{number}" for email, number in people.items()},
        },
        "hold": {reason.key: reason.key for reason in agreement.pause_reasons},
        "resolve": codes or {"": ""},
    }


def as_kept(sent: Sequence[Step], words: Vocabulary) -> tuple[Step, ...]:
    """Return acts that a program sent as a row keeps them. Raises BadStep, BadTag."""
    acts = [step.act for step in sent]
    if twice := next((act for act in ACTS if acts.count(act) > 1), None):
        raise BadStep(_("{act} is there twice").format(act=twice))
    if {"hold", "resolve"} <= set(acts):
        raise BadStep(_("a ticket is put on hold or resolved"))
    return tuple(_kept(step, words) for step in sent)


def as_said(kept: Sequence[Step], words: Vocabulary) -> list[Step]:
    """Return acts that a row keeps in a program's words; empty for what is no longer there."""
    called = {act: {number: word for word, number in known.items()} for act, known in words.items()}
    return [
        Step(act=one.act, what=called[one.act].get(one.what, "") if one.act in called else one.what, reason=one.reason)
        for one in kept
    ]


def _kept(step: Step, words: Vocabulary) -> Step:
    if step.act in WITH_A_REASON and not step.reason:
        raise BadStep(_("{act} needs a reason").format(act=step.act))
    if step.act == "tag":
        return Step(act=step.act, what=as_tag(step.what))
    if step.act == "note":
        if not step.what.strip():
            raise BadStep(_("a note has words"))
        return Step(act=step.act, what=step.what)
    known = words[step.act]
    if step.what not in known:
        listed = ", ".join(sorted(known)) or _("none")
        raise BadStep(_("{act} knows no {what}; it has {known}").format(act=step.act, what=step.what, known=listed))
    return Step(act=step.act, what=known[step.what], reason=step.reason)
