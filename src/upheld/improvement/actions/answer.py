"""Writing down what a customer says of how they were helped; asking them is `actions.ask`."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.improvement.models import SurveyAnswer, SurveyInvitation
from upheld.tickets.actions import lock
from upheld.tickets.models import Ticket

# How long an answer may be changed by whoever gave it, counted from their last being asked.
CHANGEABLE_FOR = timedelta(days=14)
COMMENT_AT_MOST = 2_000


class Settled(ValueError):
    """The answer was given too long ago to be changed."""


class NotARating(ValueError):
    """There is no such rating."""


@transaction.atomic
def give(invitation: SurveyInvitation, *, rating: int, comment: str, at: datetime) -> SurveyAnswer:
    """Write down the answer of whoever was asked; a second answer takes the place of the first.

    Locks the ticket. Raises: NotARating; Settled, once `changeable_until` is past.
    """
    if rating not in SurveyAnswer.Rating:
        raise NotARating(_("there is no rating %(rating)s") % {"rating": rating})
    ticket = lock.as_it_stands(invitation.ticket)
    answer = SurveyAnswer.objects.filter(ticket=ticket).first()
    kept = comment.strip()[:COMMENT_AT_MOST]
    if answer is None:
        answer = _first(invitation, ticket, rating=rating, comment=kept, at=at)
    else:
        _change(answer, invitation, rating=rating, comment=kept, at=at)
    told = {"rating": rating, "changed": answer.changed_at is not None}
    record("ticket", ticket.number, "rated", desk=ticket.desk.name, by=invitation.contact.as_actor, at=at, facts=told)
    return answer


def changeable_until(answer: SurveyAnswer, invitation: SurveyInvitation) -> datetime:
    """Return until when whoever follows an invitation may change what they answered."""
    return min(max(answer.answered_at, invitation.asked_at) + CHANGEABLE_FOR, invitation.expires_at)


def _first(invitation: SurveyInvitation, ticket: Ticket, *, rating: int, comment: str, at: datetime) -> SurveyAnswer:
    return SurveyAnswer.objects.create(
        desk=invitation.desk,
        ticket=ticket,
        rating=rating,
        comment=comment,
        answered_at=at,
        answered_by=invitation.contact.as_actor.reference,
    )


def _change(answer: SurveyAnswer, invitation: SurveyInvitation, *, rating: int, comment: str, at: datetime) -> None:
    if at >= changeable_until(answer, invitation):
        raise Settled(_("this answer can no longer be changed"))
    answer.rating, answer.comment = rating, comment
    answer.changed_at, answer.changed_by = at, invitation.contact.as_actor.reference
    answer.save(update_fields=["rating", "comment", "changed_at", "changed_by"])
