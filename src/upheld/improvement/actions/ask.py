"""Asking customers how they were helped, once per closing; the worker calls it. Their answers are `actions.answer`."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from upheld.improvement.facts import digest_of
from upheld.improvement.models import SurveyInvitation, SurveyPeriod
from upheld.tickets.actions import tell
from upheld.tickets.models import Closure

# How long a ticket stays closed before its customer is asked: who opens it again at once is not.
ASK_AFTER = timedelta(hours=1)
# Who was asked lately, of whichever ticket, is left alone.
REST = timedelta(days=1)
# Nobody is asked of what was closed longer ago, were the worker to wake only then.
NOT_AFTER = timedelta(days=7)
# How long the link opens the question.
LIFETIME = timedelta(days=30)
NONCE_BYTES = 16


@transaction.atomic
def next_closure(*, at: datetime) -> Closure | None:
    """Look at the next closed ticket of whichever desk asks its customers; None when there is none to look at.

    1. Take a desk that asks, that was not looked through lately and that no other worker holds.
    2. Find its next ticket that was closed long enough ago and is closed still.
    3. Ask its customer, unless they were asked of anything lately.
    4. Remember how far was looked, in the same transaction, so that nobody is asked twice.
    """
    horizon = at - ASK_AFTER
    asking = SurveyPeriod.objects.select_for_update(of=("self",), skip_locked=True)
    for period in asking.filter(ended_at__isnull=True, looked_through__lte=horizon).order_by("looked_through"):
        closure = _next(period, horizon=horizon, at=at)
        if closure is None:
            if period.looked_through < horizon:
                _remember(period, horizon, 0)
            continue
        if not _rests(closure, at=at):
            _ask(closure, at=at)
        _remember(period, closure.closed_at, closure.pk)
        return closure
    return None


def _next(period: SurveyPeriod, *, horizon: datetime, at: datetime) -> Closure | None:
    since, last = period.looked_through, period.last_closure
    if since < at - NOT_AFTER:
        since, last = at - NOT_AFTER, 0
    after = Q(closed_at__gt=since) | Q(closed_at=since, pk__gt=last)
    closed = Closure.objects.filter(after, closed_at__gte=since, closed_at__lte=horizon, reopened_at__isnull=True)
    closed = closed.filter(ticket__desk=period.desk_id).select_related("ticket__desk", "ticket__contact")
    return closed.order_by("closed_at", "id").first()


def _rests(closure: Closure, *, at: datetime) -> bool:
    lately = SurveyInvitation.objects.filter(contact=closure.ticket.contact_id, asked_at__gt=at - REST)
    return lately.exists()


def _ask(closure: Closure, *, at: datetime) -> None:
    ticket, nonce = closure.ticket, secrets.token_hex(NONCE_BYTES)
    invitation = SurveyInvitation.objects.create(
        desk=ticket.desk,
        ticket=ticket,
        closure=closure,
        contact=ticket.contact,
        digest=digest_of(nonce),
        asked_at=at,
        expires_at=at + LIFETIME,
    )
    tell.customer_of_survey(ticket, key=f"survey:{invitation.pk}", nonce=nonce, at=at)


def _remember(period: SurveyPeriod, looked_through: datetime, last_closure: int) -> None:
    period.looked_through, period.last_closure = looked_through, last_closure
    period.save(update_fields=["looked_through", "last_closure"])
