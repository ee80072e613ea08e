"""Writing the next version of an agreement: start, save, bring back, discard. Publishing it is in `publish_draft`."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servicelevel.agreement.amendment import with_front
from upheld.agreements.facts import last_version
from upheld.agreements.models import Agreement, Draft, DraftRevision
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk

_ENDED = {
    Draft.Ending.PUBLISHED: gettext_lazy("the draft was published in the meantime"),
    Draft.Ending.DISCARDED: gettext_lazy("the draft was discarded in the meantime"),
}


class DraftMovedOn(ValueError):
    """Somebody saved, published or discarded the draft since it was read; nothing was written over.

    `theirs` is the draft as it is now, `text` the words that were to be saved: a screen shows both.
    """

    def __init__(self, theirs: Draft, *, text: str) -> None:
        if theirs.ending is None:
            super().__init__(
                _("%(who)s saved revision %(revision)s in the meantime")
                % {"who": theirs.saved_by_name, "revision": theirs.revision}
            )
        else:
            super().__init__(_ENDED[Draft.Ending(theirs.ending)])
        self.theirs = theirs
        self.text = text


@transaction.atomic
def start(desk: Desk, *, by: Actor, at: datetime) -> Draft:
    """Start the draft of a desk's next version, with the words of the last one; return the open one if there is one.

    Locks the agreement, so that two who start at once share one draft. Raises: NoAgreementInForce.
    """
    version = last_version(desk)
    agreement = Agreement.objects.select_for_update().get(pk=version.agreement_id)
    if known := Draft.objects.filter(agreement=agreement, ended_at__isnull=True).first():
        return known
    draft = Draft.objects.create(
        agreement=agreement,
        based_on=version,
        text=with_front(version.text, version=version.number + 1),
        started_at=at,
        started_by=by.reference,
        saved_at=at,
        saved_by=by.reference,
        saved_by_name=by.name,
    )
    _keep(draft)
    record("agreement", agreement.pk, "draft started", desk=desk.name, by=by, at=at, facts={"based_on": version.number})
    return draft


@transaction.atomic
def save(draft: Draft, text: str, *, revision: int, by: Actor, at: datetime) -> Draft:
    """Save the words of a draft as the revision after `revision`, the one that was read.

    Compares and swaps; every save is kept as a row of its own. Refuses, with both texts, what was written on an older
    revision, and a draft that has ended. A faulty text is saved all the same; publishing is where it is refused.
    Raises: DraftMovedOn.
    """
    words = text.replace("\r\n", "\n")
    current = Draft.objects.select_for_update().get(pk=draft.pk)
    if current.revision != revision or current.ending is not None:
        if current.text == words and current.ending is None:
            return current  # the same words, sent twice
        raise DraftMovedOn(current, text=words)
    if current.text == words:
        return current
    current.text, current.revision = words, revision + 1
    current.saved_at, current.saved_by, current.saved_by_name = at, by.reference, by.name
    current.save(update_fields=["text", "revision", "saved_at", "saved_by", "saved_by_name"])
    _keep(current)
    _recorded(current, "draft saved", by=by, at=at)
    return current


@transaction.atomic
def bring_back(kept: DraftRevision, *, revision: int, by: Actor, at: datetime) -> Draft:
    """Save the words of an earlier revision as the newest one; those that they replace are kept as well.

    Refuses like `save`, and changes nothing if the draft says the same already. Raises: DraftMovedOn.
    """
    saved = save(kept.draft, kept.text, revision=revision, by=by, at=at)
    if saved.revision != revision:
        _recorded(saved, "draft revision brought back", by=by, at=at, brought_back=kept.number)
    return saved


@transaction.atomic
def discard(draft: Draft, *, revision: int, by: Actor, at: datetime) -> Draft:
    """End a draft without publishing it; its words stay in the row. Refuses like `save`. Raises: DraftMovedOn."""
    current = Draft.objects.select_for_update().get(pk=draft.pk)
    if current.revision != revision or current.ending is not None:
        raise DraftMovedOn(current, text=current.text)
    current.ended_at, current.ended_by, current.ending = at, by.reference, Draft.Ending.DISCARDED
    current.save(update_fields=["ended_at", "ended_by", "ending"])
    _recorded(current, "draft discarded", by=by, at=at)
    return current


def _keep(draft: Draft) -> None:
    """Keep the words of a save, whoever writes over them later."""
    DraftRevision.objects.create(
        draft=draft,
        number=draft.revision,
        text=draft.text,
        saved_at=draft.saved_at,
        saved_by=draft.saved_by,
        saved_by_name=draft.saved_by_name,
    )


def _recorded(draft: Draft, verb: str, *, by: Actor, at: datetime, **more: int) -> None:
    desk = Desk.objects.get(agreement=draft.agreement_id)
    facts = {"revision": draft.revision, **more}
    record("agreement", draft.agreement_id, verb, desk=desk.name, by=by, at=at, facts=facts)
