"""A notification as a mail: its addresses, its threading and its words; handing it to a server is `outbound`'s work."""

from collections.abc import Callable, Mapping
from email.utils import formataddr
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import override

from upheld.accounts import facts as accounts
from upheld.channels.email.attached import file_lines
from upheld.channels.email.words import (
    ECHOED,
    FIRMNESS,
    LONGEST_LINE,
    NOUNS,
    PAST_DUE,
    anchor,
    corrected,
    forwarded,
    fulfilment,
    instant,
    one_line,
    plain,
    promise_line,
)
from upheld.desks.facts import INVITATION_MAIL
from upheld.improvement.access import survey_token
from upheld.improvement.models import SurveyAnswer
from upheld.notifications.facts import CONFIRM_MAIL
from upheld.notifications.models import Notification
from upheld.presentation import account_mails, announcements, confirmations, invitations, webinars
from upheld.spoken import amount_said
from upheld.tickets.access import tracking_token
from upheld.tickets.access.files import forward_token

# Mails that carry what a person wrote to a customer; every other one is made by the desk itself.
BY_PEOPLE = frozenset({"ticket-replied", "ticket-forwarded"})
# Mails to somebody outside: they begin a thread of their own, and say nothing by which the customer's could be joined.
TO_OUTSIDERS = frozenset({"ticket-forwarded"})
# Mails to an address that anyone may have typed: they repeat nothing of theirs but a shortened subject.
TO_STRANGERS = frozenset({"ticket-received", "ticket-link", "ticket-shared", "webinar-confirm", CONFIRM_MAIL})
# Mails about an account belong to no thread: there may be several of them, and each is used up.
ACCOUNT = "account"
# Mails that are about no ticket, and where their words are found.
OWN_WORDS: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    announcements.TEMPLATE: announcements.words_of,
    CONFIRM_MAIL: confirmations.words_of,
    INVITATION_MAIL: invitations.words_of,
    **dict.fromkeys(account_mails.OF_LINKS, account_mails.words_of_link),
    accounts.CODE_MAIL: account_mails.words_of_code,
    accounts.UNKNOWN_MAIL: account_mails.words_of_unknown,
    accounts.RESET_MAIL: account_mails.words_of_password,
    accounts.NOTICE_MAIL: account_mails.words_of_notice,
    **webinars.OWN_WORDS,
}


def compose(notification: Notification) -> EmailMultiAlternatives:
    """Return a notification as a mail, in the language of who reads it, the same one each time it is composed.

    Raises: KeyError, ValueError or a template error, if its payload is not what its template needs.
    """
    with override(notification.language or settings.LANGUAGE_CODE):
        return _composed(notification)


def _composed(notification: Notification) -> EmailMultiAlternatives:
    own_words = OWN_WORDS.get(notification.template)
    context = own_words(notification.payload) if own_words else _context(notification)
    folder = f"emails/{notification.template}"
    letter = EmailMultiAlternatives(
        subject=one_line(render_to_string(f"{folder}/subject.txt", context)),
        body=render_to_string(f"{folder}/body.txt", context).strip() + "\n",
        from_email=formataddr((one_line(context["desk"]["title"]), context["desk"]["email"])),
        to=[_recipient(notification)],
        reply_to=[context["desk"]["email"]],
        headers=_headers(notification, context["desk"]["email"].rpartition("@")[2]),
    )
    letter.attach_alternative(render_to_string(f"{folder}/body.html", context), "text/html")
    if calendar := context.get("calendar"):
        letter.attach("webinar.ics", calendar, "text/calendar")
    letter.message()  # refuses a header that would break out of its line
    return letter


def message_id(notification: Notification, domain: str) -> str:
    """Return the Message-ID: the same for every attempt, so that mail stores know a repeat; unguessable."""
    return f"<{_digest('message', notification.key)}@{domain}>"


def thread_id(notification: Notification, domain: str) -> str:
    """Return the id that every mail about one subject refers to, by which readers show them together."""
    subject = f"{notification.desk}:{notification.subject}:{notification.number}"
    return f"<{_digest('thread', subject)}@{domain}>"


def _headers(notification: Notification, domain: str) -> dict[str, str]:
    thread = thread_id(notification, domain)
    headers = {"Message-ID": message_id(notification, domain)}
    if notification.template not in TO_OUTSIDERS and notification.subject != ACCOUNT:
        headers |= {"In-Reply-To": thread, "References": thread}
    if notification.template in BY_PEOPLE:
        return {**headers, "X-Auto-Response-Suppress": "OOF, AutoReply"}
    return {**headers, "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def _recipient(notification: Notification) -> str:
    if notification.template in TO_STRANGERS | TO_OUTSIDERS:
        return notification.recipient
    return formataddr((one_line(notification.recipient_name), notification.recipient))


def _context(notification: Notification) -> dict[str, Any]:
    payload: Mapping[str, Any] = notification.payload
    desk, ticket = payload["desk"], payload.get("ticket") or _about_agreement(payload)
    zone = ZoneInfo(desk["zone"])
    front = f"{settings.BASE_URL}/{desk['name']}"
    ticket_url = _ticket_url(payload, front)
    longest = ECHOED if notification.template in TO_STRANGERS else LONGEST_LINE
    return {
        "desk": desk,
        "reference": ticket["reference"],
        "subject": one_line(ticket["subject"], longest=longest),
        "priority": ticket["priority"],
        "agreement_url": f"{front}/support",
        "ticket_url": ticket_url,
        "files": file_lines(payload, ticket_url),
        "promises": [promise_line(promise, zone) for promise in payload.get("promises", ())],
        "say": payload.get("say"),
        "text": plain(payload.get("text", "")),
        "said": [forwarded(one, zone) for one in payload.get("said", ())],
        "who": one_line(payload.get("from", payload.get("customer", ""))),
        "callback": one_line(payload.get("callback", "")),
        "verb": payload.get("verb", ""),
        "clause": one_line(payload.get("clause", "")),
        "team": one_line(payload.get("team", "")),
        "clock": _clock(payload, zone),
        "changed": one_line(payload.get("changed", "")),
        "reason": plain(payload.get("reason", "")),
        "fulfilment": fulfilment(payload) if "fulfilled" in payload else None,
        "corrected": [corrected(one, zone) for one in payload.get("corrected", ())],
        "corrects": payload.get("corrects"),
        "version": payload.get("version"),
        "reopens": payload.get("reopens"),
        "survey": _survey(payload["survey"], front) if "survey" in payload else None,
    }


def _survey(nonce: str, front: str) -> dict[str, Any]:
    """Return the answers that can be chosen with one click, each with its address; following one sends nothing."""
    page = f"{front}/survey/{survey_token(nonce)}/"
    ratings = SurveyAnswer.Rating
    return {"choices": [{"label": one.label, "url": f"{page}?rating={one.value}"} for one in ratings]}


def _about_agreement(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands in place of the ticket in a mail about the agreement itself."""
    return {
        "number": 0,
        "reference": _("Agreement v%(counted_by)s") % {"counted_by": payload["version"]},
        "subject": "",
        "priority": "",
    }


def _ticket_url(payload: Mapping[str, Any], front: str) -> str:
    if "forward" in payload:
        return f"{front}/forwarded/{forward_token(UUID(payload['forward']))}/"
    if "tracking" in payload:
        return f"{front}/track/{tracking_token(payload['tracking'])}/"
    if "corrected" in payload:
        return f"{front}/console/agreement/corrections/{payload['version']}/"
    return f"{front}/console/tickets/{payload['ticket']['number']}/"


def _clock(payload: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Any] | None:
    if "metric" not in payload:
        return None
    strength = payload["strength"]
    return {
        "noun": NOUNS[payload["metric"]],
        "due": instant(payload["due"], zone),
        "amount": amount_said(payload["amount"]),
        "clause": payload["clause"],
        "anchor": anchor(payload["clause"]),
        "firm": FIRMNESS[strength],
        "breached": strength == "guaranteed",
        "past_due": PAST_DUE[strength],
    }


def _digest(purpose: str, value: str) -> str:
    return salted_hmac(f"upheld.email.{purpose}", value, algorithm="sha256").hexdigest()[:40]
