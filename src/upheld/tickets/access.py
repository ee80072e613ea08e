"""The only way a surface gets a ticket; whoever may not have it is told that it does not exist."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.db.models import Q, QuerySet

from upheld.accounts.models import User
from upheld.desks.access import NotFound, Permission, permits
from upheld.desks.models import ApiToken, Desk, Membership, Team
from upheld.desks.queries import teams_and_whose
from upheld.tickets.models import SavedView, Ticket, TrackingLink

_TRACKING_SALT = "upheld.tracking"


def ticket_of_member(member: Membership, number: int) -> Ticket:
    """Return a ticket of the desk on which a membership was found; what it permits was checked there."""
    return _the_one(_tickets().filter(desk=member.desk), number)


def ticket_by_reference(reference: str) -> Ticket:
    """Return the ticket that people call by `reference`, as in "IS-7": for whoever runs the installation."""
    prefix, _, number = reference.strip().upper().partition("-")
    if not number.isdecimal():
        raise NotFound
    return _the_one(_tickets().filter(desk__prefix=prefix), int(number))


def ticket_for_token(token: ApiToken, number: int) -> Ticket:
    """Return a ticket of the one desk to which a program's token is bound."""
    return _the_one(_tickets().filter(desk_id=token.desk_id), number)


def ticket_for_customer(
    user: User | AnonymousUser, nonces: Iterable[str], desk: Desk, number: int, *, at: datetime
) -> Ticket:
    """Return a customer's own ticket: theirs by account, or by a tracking link that has not expired."""
    return _the_one(tickets_of_customer(user, nonces, desk, at=at), number)


def tickets_of_customer(
    user: User | AnonymousUser, nonces: Iterable[str], desk: Desk, *, at: datetime
) -> QuerySet[Ticket]:
    """Return every ticket of a desk that is this customer's: theirs by account, or by a link that has not expired."""
    links = TrackingLink.objects.filter(nonce__in=list(nonces), expires_at__gt=at)
    by_account = Q(contact__user=user) if isinstance(user, User) else Q(pk__in=[])
    return _tickets().filter(Q(pk__in=links.values("ticket")) | by_account, desk=desk)


def view_to_change(member: Membership, number: int) -> SavedView:
    """Return a saved view that somebody may change: their own, or, if they manage the desk, one that is shared."""
    view = SavedView.objects.filter(desk=member.desk, pk=number, deleted_at__isnull=True).first()
    if view is None or not may_change(member, view):
        raise NotFound
    return view


def may_change(member: Membership, view: SavedView) -> bool:
    """Say whether somebody may change a saved view of their desk."""
    shared = view.audience != SavedView.Audience.MAKER
    return view.maker_id == member.user_id or (shared and permits(member, Permission.MANAGE_DESK))


def teams_to_share_with(member: Membership) -> Sequence[Team]:
    """Return the teams with which somebody may share a view: their own, or, if they manage the desk, any."""
    teams = teams_and_whose(member.desk, member.user)
    return [team for team, own in teams if own or permits(member, Permission.MANAGE_DESK)]


def tracking_token(nonce: str) -> str:
    """Return what a tracking address carries: the link's nonce and a signature that only this installation makes."""
    return signing.Signer(salt=_TRACKING_SALT).sign(nonce)


def link_for_tracking_token(token: str, desk: Desk, *, at: datetime) -> TrackingLink:
    """Return the link that a tracking address names; a forged, expired or foreign one does not exist."""
    try:
        nonce = signing.Signer(salt=_TRACKING_SALT).unsign(token)
    except signing.BadSignature as fault:
        raise NotFound from fault
    found = TrackingLink.objects.select_related("ticket")
    link = found.filter(nonce=nonce, expires_at__gt=at, ticket__desk=desk).first()
    if link is None:
        raise NotFound
    return link


def _tickets() -> QuerySet[Ticket]:
    # The agreement's text is compiled once per process; a ticket needs only to know which version it is pinned to.
    related = Ticket.objects.select_related(
        "desk", "contact", "organisation", "contract", "holder", "agreement_version__agreement", "annex"
    )
    return related.defer("agreement_version__text", "annex__text")


def _the_one(tickets: QuerySet[Ticket], number: int) -> Ticket:
    ticket = tickets.filter(number=number).first()
    if ticket is None:
        raise NotFound
    return ticket
