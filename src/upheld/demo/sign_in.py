"""One click to become anyone of the demo's cast; a real installation has no such door."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core import signing
from django.db.models import Q
from django.urls import reverse

from upheld.accounts.models import User
from upheld.customers.models import Contact
from upheld.desks.models import Membership

SALT = "upheld.demo.sign_in"


@dataclass(frozen=True, kw_only=True, slots=True)
class SignInLink:
    """One person of the cast in one of their places, and the way in."""

    # whom and where: "Ana Duarte, Agent, Integrato"
    label: str
    name: str
    # what they are there: "Agent", "Customer of Acme"
    role: str
    # the desk's title, and its name in addresses
    desk: str
    desk_name: str
    # the page that shows their work, to which they are taken
    lands_at: str
    # the address that signs them in, without the host
    path: str


class NotInTheCast(Exception):
    """The link names nobody who may sign in, or was not made by this installation."""


def sign_in_links() -> Sequence[SignInLink]:
    """Return a link for everyone on a desk, then for every customer with an account, by desk and name."""
    members = Membership.objects.filter(ended_at__isnull=True, user__is_active=True)
    agents = [
        _link(one.user, role=one.get_role_display(), desk=one.desk.title, name=one.desk.name, console=True)
        for one in members.select_related("user", "desk").order_by("desk__title", "user__name")
    ]
    accounts = Contact.objects.filter(Q(user__is_active=True)).select_related("user", "desk", "organisation")
    customers = [
        _link(one.user, role=_customer(one), desk=one.desk.title, name=one.desk.name, console=False)
        for one in accounts.order_by("desk__title", "name")
        if one.user is not None
    ]
    return [*agents, *customers]


def person_behind(token: str) -> tuple[User, str]:
    """Return who a link signs in, and the page to take them to; Raises: NotInTheCast."""
    try:
        number, lands_at = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        raise NotInTheCast from None
    user = User.objects.filter(pk=number, is_active=True).first()
    if user is None:
        raise NotInTheCast
    return user, lands_at


def _link(user: User, *, role: str, desk: str, name: str, console: bool) -> SignInLink:
    lands_at = f"/{name}/console/" if console else f"/{name}/"
    token = signing.dumps([user.pk, lands_at], salt=SALT)
    return SignInLink(
        label=f"{user}, {role}, {desk}",
        name=str(user),
        role=role,
        desk=desk,
        desk_name=name,
        lands_at=lands_at,
        path=reverse("demo:sign-in", args=[token]),
    )


def _customer(contact: Contact) -> str:
    return f"Customer, {contact.organisation}" if contact.organisation else "Customer"
