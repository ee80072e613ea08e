"""A customer chooses which mails of their own tickets they get; the desk's other mails go out whatever they chose."""

from datetime import UTC, datetime

from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from upheld.notifications.facts import CustomerMail
from upheld.notifications.models import Notification
from upheld.notifications.queries import choices_of, mails_declined
from upheld.tickets.actions import message

AT = datetime(2026, 10, 25, 9, 30, tzinfo=UTC)
PAGE = "/accounts/mails/"


def mails(template: str) -> int:
    return Notification.objects.filter(template=template).count()


def test_what_is_declined_is_not_mailed(cast: Cast, client: Client) -> None:
    user = cast.contact.user
    assert user is not None
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.post(PAGE, {"integrato-mail": [CustomerMail.REPLIED.value]})
    assert set(mails_declined(user.pk, desks=["integrato"])["integrato"]) == set(CustomerMail) - {CustomerMail.REPLIED}

    ticket = builders.ticket(cast.contact, at=AT, priority="p2")
    message.reply(ticket, "Soon.", by=cast.agent.as_actor, at=AT)
    assert (mails("ticket-received"), mails("ticket-replied")) == (0, 1)


def test_without_a_choice_everything_is_mailed(cast: Cast) -> None:
    builders.ticket(cast.contact, at=AT, priority="p2")
    assert mails("ticket-received") == 1


def test_somebody_else_and_another_desk_are_not_touched(cast: Cast, client: Client) -> None:
    user = cast.contact.user
    assert user is not None
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.post(PAGE, {})
    builders.ticket(cast.other_contact, at=AT, priority="p2")
    assert mails("ticket-received") == 1
    assert mails_declined(user.pk, desks=["interworx"]) == {"interworx": set()}
    assert choices_of(user.pk, desk="integrato")


def test_the_page_shows_what_was_chosen(cast: Cast, client: Client) -> None:
    user = cast.contact.user
    assert user is not None
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(PAGE).content.decode().count("checked") == len(CustomerMail)
    assert client.post(PAGE, {"integrato-mail": ["nothing there is"]}).status_code == 422
