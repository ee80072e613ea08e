"""Asking rules again about what was set aside, or letting it go; setting aside is done by `follow_rules`."""

import logging
from datetime import datetime

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.rules.actions import feed
from upheld.rules.models import Happening
from upheld.workflows.follow_rules import ask, named

log = logging.getLogger(__name__)


class NotSetAside(ValueError):
    """The event does not wait for anybody; somebody dealt with it already."""


@transaction.atomic
def ask_again(happening: Happening, *, by: Actor, at: datetime) -> str:
    """Ask the rules, as they are now, about what was set aside; return why that failed again, empty once it is done.

    Locks it. A rule that ran on it then does not run again. Raises NotSetAside.
    """
    taken = _taken(happening)
    try:
        with transaction.atomic():
            ask(taken, at=at)
            feed.done(taken)
            _record(taken, "asked again", by=by, at=at)
    except OperationalError:
        raise
    except Exception as fault:  # whatever it is, whoever asked is told, and can ask again
        log.exception("happening %s could not be followed again", taken.pk)
        feed.set_aside(taken, named(fault))
        return named(fault)
    return ""


@transaction.atomic
def let_go(happening: Happening, *, by: Actor, at: datetime) -> None:
    """Ask no rule any more about what was set aside. Locks it. Raises NotSetAside."""
    taken = _taken(happening)
    feed.done(taken)
    _record(taken, "let go", by=by, at=at)


def _taken(happening: Happening) -> Happening:
    taken = feed.take_set_aside(happening)
    if taken is None:
        raise NotSetAside(_("somebody dealt with it meanwhile"))
    return taken


def _record(happening: Happening, verb: str, *, by: Actor, at: datetime) -> None:
    told = {"ticket": happening.ticket.number, "happened": happening.verb, "fault": happening.fault}
    record("happening", happening.event, verb, desk=happening.desk.name, by=by, at=at, facts=told)
