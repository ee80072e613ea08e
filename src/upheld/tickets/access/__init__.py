"""The only way a surface gets a ticket; whoever may not have it is told that it does not exist.

Its files are got beside this.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.db.models import F, Prefetch, Q, QuerySet

from upheld.accounts.models import User
from upheld.agreements.facts import versions_of_desk
from upheld.agreements.models import AgreementVersion, Annex
from upheld.customers.access import contact_of
from upheld.customers.models import Contact
from upheld.customers.queries import oversees, oversights
from upheld.desks.access import NotFound, Permission, permits
from upheld.desks.models import ApiToken, Desk, Membership, Team
from upheld.desks.queries import teams_and_whose
from upheld.prepared import Prepared
from upheld.tickets.models import (
    BulkAct,
    ClosingCode,
    ContactFollow,
    CustomField,
    IntakeRefusal,
    Macro,
    Message,
    SavedSearch,
    SavedView,
    Sending,
    Ticket,
    TicketMerge,
    TrackingLink,
)
from upheld.tickets.queries.colleagues import following, links_that_open

# No ticket has a longer number: it is a bigint.
_DIGITS_AT_MOST = 18
_TRACKING_SALT = "upheld.tracking"
# How long whoever was turned away can come back to their words.
KEPT_FOR = timedelta(days=7)


def ticket_of_member(member: Membership, number: int) -> Ticket:
    """Return a ticket of the desk on which a membership was found; what it permits was checked there."""
    return _of_desk(member.desk, number)


def referenced_of_member(member: Membership, typed: str) -> Ticket:
    """Return the ticket that somebody names by reference or number, "INT-7" or "7", on their membership's desk."""
    number = typed.strip().upper().removeprefix(f"{member.desk.prefix}-")
    if not number.isdecimal() or len(number) > _DIGITS_AT_MOST:
        raise NotFound
    return _of_desk(member.desk, int(number))


def closing_code_of_member(member: Membership, pk: int) -> ClosingCode:
    """Return a closing code, in use, of the desk on which a membership was found."""
    code = ClosingCode.objects.select_related("desk").filter(desk=member.desk, pk=pk, retired_at__isnull=True).first()
    if code is None:
        raise NotFound
    return code


def custom_field_of_member(member: Membership, pk: int) -> CustomField:
    """Return a field, in use, of the desk on which a membership was found."""
    field = CustomField.objects.select_related("desk").filter(desk=member.desk, pk=pk, retired_at__isnull=True).first()
    if field is None:
        raise NotFound
    return field


def macro_of_member(member: Membership, pk: int) -> Macro:
    """Return a macro, in use, that a member can run: the desk's or their own."""
    return _macro(member, pk, Q(owner__isnull=True) | Q(owner=member.user))


def macro_of_desk(member: Membership, pk: int) -> Macro:
    """Return a macro, in use, that belongs to the desk on which a membership was found, and to no person."""
    return _macro(member, pk, Q(owner__isnull=True))


def own_macro_of_member(member: Membership, pk: int) -> Macro:
    """Return a macro, in use, that a member keeps for themselves."""
    return _macro(member, pk, Q(owner=member.user))


def _macro(member: Membership, pk: int, whose: Q) -> Macro:
    found = Macro.objects.select_related("desk", "owner").filter(whose, desk=member.desk, retired_at__isnull=True)
    macro = found.filter(pk=pk).first()
    if macro is None:
        raise NotFound
    return macro


def ticket_by_reference(reference: str) -> Ticket:
    """Return the ticket that people call by `reference`, as in "IS-7": for whoever runs the installation."""
    prefix, _, number = reference.strip().upper().partition("-")
    if not number.isdecimal():
        raise NotFound
    return _the_one(_with_version(_tickets()).select_related("desk").filter(desk__prefix=prefix), int(number))


def ticket_for_token(token: ApiToken, number: int) -> Ticket:
    """Return a ticket of the one desk to which a program's token is bound."""
    return _of_desk(token.desk, number)


def ticket_for_customer(
    user: User | AnonymousUser, nonces: Iterable[str], desk: Desk, number: int, *, at: datetime
) -> Ticket:
    """Return a customer's own ticket: theirs by account, or by a tracking link that has not expired."""
    return _the_one(tickets_of_customer(user, nonces, desk, at=at), number)


def tickets_of_customer(
    user: User | AnonymousUser, nonces: Iterable[str], desk: Desk, *, at: datetime
) -> QuerySet[Ticket]:
    """Return every ticket of a desk that this customer may read, by account or by a link that has not expired.

    Those are their own, those that they follow, and, by account, those of the customer whose tickets they see. A link
    to a merged ticket opens the one into which it was merged too, if the same person asked there.
    """
    links = links_that_open(TrackingLink.objects.filter(nonce__in=list(nonces), expires_at__gt=at))
    onward = links.filter(ticket__merged_into__contact=F("contact")).values("ticket__merged_into")
    by_account = _by_account(user) if isinstance(user, User) else Q(pk__in=[])
    return (
        _with_version(_tickets())
        .select_related("desk")
        .filter(Q(pk__in=links.values("ticket")) | Q(pk__in=onward) | by_account, desk=desk)
    )


def _by_account(user: User) -> Q:
    followed = following().filter(contact__user=user).values("ticket")
    overseen = oversights().filter(contact__user=user).values("organisation")
    return Q(contact__user=user) | Q(pk__in=followed) | Q(organisation__in=overseen)


def reader_of(ticket: Ticket, user: User | AnonymousUser, nonces: Iterable[str], *, at: datetime) -> Contact:
    """Return as whom somebody reads a ticket that was found for them as a customer: its own person, if they can be.

    One query beyond the ticket's own, for whoever is not its own person by account.
    """
    if isinstance(user, User):
        if ticket.contact.user_id == user.pk:
            return ticket.contact
        known = contact_of(user, ticket.desk)
        if known is not None and (oversees_ticket(known, ticket) or follows(known, ticket)):
            return known
    links = TrackingLink.objects.filter(nonce__in=list(nonces), expires_at__gt=at)
    theirs = links_that_open(links.filter(Q(ticket=ticket) | Q(ticket__merged_into=ticket)))
    readers = [link.contact for link in theirs.select_related("contact__desk", "contact__user")]
    return next((one for one in readers if one.pk == ticket.contact_id), readers[0] if readers else ticket.contact)


def oversees_ticket(contact: Contact, ticket: Ticket) -> bool:
    """Say whether a ticket is of the customer whose tickets a person sees."""
    return (
        ticket.organisation_id is not None and contact.organisation_id == ticket.organisation_id and oversees(contact)
    )


def follows(contact: Contact, ticket: Ticket) -> bool:
    """Say whether a person follows a ticket that is another's."""
    return following().filter(contact=contact, ticket=ticket).exists()


def contact_follow_on(ticket: Ticket, pk: int) -> ContactFollow:
    """Return by what somebody follows a ticket, or waits to, for whom the ticket was found."""
    found = ContactFollow.objects.filter(ticket=ticket, pk=pk, ended_at__isnull=True)
    row = found.select_related("contact__desk", "contact__user").first()
    if row is None:
        raise NotFound
    return row


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
    teams = sorted(teams_and_whose(member.desk, member.user), key=lambda known: not known[1])
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
    found = links_that_open(TrackingLink.objects.select_related("ticket"))
    link = found.filter(nonce=nonce, expires_at__gt=at, ticket__desk=desk).first()
    if link is None:
        raise NotFound
    return link


def expired_link(token: str, desk: Desk) -> TrackingLink:
    """Return the link that a tracking address names, expired or not, to mail its own reader another.

    One that is forged or foreign, or whose reader has left the ticket, does not exist.
    """
    try:
        nonce = signing.Signer(salt=_TRACKING_SALT).unsign(token)
    except signing.BadSignature as fault:
        raise NotFound from fault
    found = TrackingLink.objects.select_related("ticket__desk", "ticket__contact", "contact__desk", "contact__user")
    link = links_that_open(found).filter(nonce=nonce, ticket__desk=desk).first()
    if link is None:
        raise NotFound
    return link


def merge_away(ticket: Ticket) -> TicketMerge | None:
    """Return the merge by which a ticket that was found for somebody leads to another; None if it stands by itself."""
    found = TicketMerge.objects.select_related("kept__desk", "merged__desk")
    return found.filter(merged=ticket, undone_at__isnull=True).first()


def merge_of(ticket: Ticket, pk: int) -> TicketMerge:
    """Return a merge that concerns a ticket which was found for a member."""
    found = TicketMerge.objects.select_related("kept__desk", "merged__desk").filter(pk=pk)
    row = found.filter(Q(kept=ticket) | Q(merged=ticket) | Q(merged__merged_into=ticket)).first()
    if row is None:
        raise NotFound
    return row


def bulk_act_of_member(member: Membership, pk: int) -> BulkAct:
    """Return an act on many tickets of the desk on which a membership was found."""
    return _the_act(member.desk_id, pk)


def bulk_act_for_token(token: ApiToken, pk: int) -> BulkAct:
    """Return an act on many tickets of the one desk to which a program's token is bound."""
    return _the_act(token.desk_id, pk)


def _the_act(desk: int, pk: int) -> BulkAct:
    acts = BulkAct.objects.select_related("desk", "author", "undoes", "undone")
    act = acts.filter(desk=desk, pk=pk).first()
    if act is None:
        raise NotFound
    return act


def message_on(ticket: Ticket, message: UUID) -> Message:
    """Return a message that stands on a ticket which was found for a member."""
    found = Message.objects.select_related("ticket__desk", "ticket__contact__desk", "origin__contact__desk")
    row = found.filter(ticket=ticket, public_id=message).first()
    if row is None:
        raise NotFound
    return row


def sending_on(ticket: Ticket, reply: UUID) -> Sending:
    """Return a reply on its way on a ticket that was found for a member. Raises NotFound once it is out."""
    found = Sending.objects.filter(ticket=ticket, public_id=reply).first()
    if found is None:
        raise NotFound
    return found


def _joined() -> QuerySet[Ticket]:
    # What every ticket has is joined; the rest is asked for where it is there. With all of it joined, PostgreSQL takes
    # some hundred times as long to plan the statement as to run it.
    return Ticket.objects.select_related("contact", "organisation", "contract", "holder")


def _tickets() -> QuerySet[Ticket]:
    # The agreement's text is compiled once per process; a ticket needs only to know which version it is pinned to.
    return _joined().prefetch_related(Prefetch("annex", Annex.objects.defer("text")), "team", "merged_into")


def _with_version(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    versions = AgreementVersion.objects.defer("text").select_related("agreement")
    return tickets.prefetch_related(Prefetch("agreement_version", versions))


_ON_DESK = Prepared(lambda desk, number: _joined().filter(desk=desk, number=number), desk=int, number=int)


def _of_desk(desk: Desk, number: int) -> Ticket:
    ticket = next(iter(_ON_DESK(desk=desk.pk, number=number)), None)
    if ticket is None:
        raise NotFound
    if ticket.annex_id:
        ticket.annex = Annex.objects.defer("text").get(pk=ticket.annex_id)
    version = ticket.agreement_version_id
    ticket.desk, ticket.agreement_version = desk, versions_of_desk(desk, {version})[version]
    return ticket


def _the_one(tickets: QuerySet[Ticket], number: int) -> Ticket:
    ticket = tickets.filter(number=number).first()
    if ticket is None:
        raise NotFound
    return ticket


def saved_search_of(member: Membership, number: int) -> SavedSearch:
    """Return a search that this person keeps on this desk; another's does not exist."""
    found = SavedSearch.objects.select_related("desk")
    saved = found.filter(pk=number, desk=member.desk, owner=member.user).first()
    if saved is None:
        raise NotFound
    return saved


def refusal_for_customer(
    user: User | AnonymousUser, kept: Iterable[str], desk: Desk, refusal: UUID, *, at: datetime
) -> IntakeRefusal:
    """Return what was turned away, for whoever asked it: by account, or in the browser that `kept` it. For KEPT_FOR."""
    by_account = Q(contact__user=user) if isinstance(user, User) else Q(pk__in=[])
    theirs = Q(public_id__in=[known for known in kept if known == str(refusal)]) | by_account
    found = IntakeRefusal.objects.filter(theirs, desk=desk, public_id=refusal, turned_away_at__gt=at - KEPT_FOR)
    row = found.select_related("ticket", "agreement_version").first()
    if row is None:
        raise NotFound
    return row


def refusal_of_member(member: Membership, pk: int) -> IntakeRefusal:
    """Return what was turned away on the desk on which a membership was found."""
    row = IntakeRefusal.objects.filter(desk=member.desk, pk=pk).first()
    if row is None:
        raise NotFound
    return row
