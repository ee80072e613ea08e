"""Keeping what somebody writes before it is sent, so that neither a closed window nor a second one loses words."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.facts import Actor, ActorKind
from upheld.tickets.models import Draft, Message, Sending, Ticket
from upheld.tickets.queries.drafts import draft_of

LONGEST = 50_000
_BETWEEN = "\n\n"


class WrittenElsewhere(Exception):
    """Other words were kept since those were read on which this was written; both are there to be chosen from."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(_("this was changed in another window"))
        self.draft = draft


@transaction.atomic
def save(ticket: Ticket, author: User, kind: Message.Kind, text: str, *, revision: int, at: datetime) -> Draft | None:
    """Keep what somebody has written so far, on top of `revision` (0: nothing was kept); no words keep nothing.

    Locks the draft. The same words again change nothing. Raises: WrittenElsewhere, if others were kept meanwhile.
    """
    text = text[:LONGEST]
    draft = _locked(ticket, author, kind)
    if draft is None:
        wanted = text.strip() and not _is_out(ticket, author, text.strip())
        return _begun(ticket, author, kind, text, at=at) if wanted else None
    if draft.text == text:
        return draft
    if draft.revision != revision:
        raise WrittenElsewhere(draft)
    if not text.strip():
        draft.delete()
        return None
    draft.text, draft.revision, draft.saved_at = text, draft.revision + 1, at
    draft.save(update_fields=["text", "revision", "saved_at"])
    return draft


@transaction.atomic
def put_back(ticket: Ticket, author: User, kind: Message.Kind, text: str, *, refusal: str = "", at: datetime) -> Draft:
    """Keep words that came back before whatever their author has begun since; nothing of either is lost."""
    draft = _locked(ticket, author, kind)
    if draft is None:
        draft = _begun(ticket, author, kind, text, at=at)
    else:
        draft.text, draft.revision, draft.saved_at = text + _BETWEEN + draft.text, draft.revision + 1, at
    draft.refusal = refusal[: Draft._meta.get_field("refusal").max_length]
    draft.save()
    return draft


@transaction.atomic
def overwrite(ticket: Ticket, author: User, kind: Message.Kind, text: str, *, instead_of: str, at: datetime) -> Draft:
    """Keep `text`, which holds the words `instead_of` that its author sees; others that were kept meanwhile follow."""
    draft = _locked(ticket, author, kind)
    if draft is not None and draft.text.strip() and draft.text.strip() not in instead_of:
        return put_back(ticket, author, kind, text, at=at)
    revision = draft.revision + 1 if draft else 1
    kept = {"text": text[:LONGEST], "revision": revision, "saved_at": at, "refusal": ""}
    return Draft.objects.update_or_create(ticket=ticket, author=author, kind=kind, defaults=kept)[0]


def discard(ticket: Ticket, kind: Message.Kind, *, by: Actor) -> None:
    """Keep somebody's words no longer, because they were sent; programs keep none."""
    if by.kind is ActorKind.AGENT:
        Draft.objects.filter(ticket=ticket, author_id=by.number, kind=kind).delete()


def _is_out(ticket: Ticket, author: User, text: str) -> bool:
    """Say whether these words have been sent: a page keeps what is typed, and may do so a moment after it was sent."""
    on_its_way = Sending.objects.filter(ticket=ticket, author=author, text=text)
    said = Message.objects.filter(ticket=ticket, sent_by=author.as_actor.reference, text=text)
    return on_its_way.exists() or said.exists()


def _locked(ticket: Ticket, author: User, kind: Message.Kind) -> Draft | None:
    return Draft.objects.select_for_update().filter(ticket=ticket, author=author, kind=kind).first()


def _begun(ticket: Ticket, author: User, kind: Message.Kind, text: str, *, at: datetime) -> Draft:
    try:
        with transaction.atomic():
            return Draft.objects.create(ticket=ticket, author=author, kind=kind, text=text, saved_at=at)
    except IntegrityError:  # another window began one at the same moment
        draft = draft_of(ticket, author, kind)
        if draft is None or draft.text == text:
            raise
        raise WrittenElsewhere(draft) from None
