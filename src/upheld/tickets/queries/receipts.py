"""The receipts of a ticket's clocks: only what its customer may read. How they are spelled is the core's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from servicelevel.agreement import terms
from servicelevel.clocks.promise import Promise, make_promise
from servicelevel.clocks.receipts.making import make_receipt
from servicelevel.clocks.receipts.receipt import CountedAnew, Fulfilled, OtherText, Receipt, Subject
from servicelevel.clocks.receipts.written import Written, written_document
from upheld.agreements.facts import meaning_as_corrected, meaning_of, with_annex
from upheld.tickets import facts
from upheld.tickets.models import Clock, Recount, Ticket
from upheld.zone_rules import zone_rules


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ground:
    """What a ticket was held to at an instant."""

    # The published version as it counted, and the same with the annex of the ticket, if it has one.
    version: terms.Agreement
    agreement: terms.Agreement
    facts: Mapping[str, str]
    recounts: tuple[Recount, ...]


def receipts_of(ticket: Ticket, *, at: datetime) -> tuple[Receipt, ...]:
    """Return a receipt per clock that counted on a ticket at an instant, as it stood then.

    Three queries; one more for the text of an annex.
    """
    ground = _ground(ticket, at=at)
    promise = make_promise(ground.agreement, facts=ground.facts, at=ticket.received_at)
    subject = _subject(ticket, ground)
    found = Clock.objects.filter(ticket=ticket).order_by("id").select_related("fulfilment", "withdrawn")
    counting = (clock for clock in found.prefetch_related("events") if _counted(clock, promise, at=at))
    if ticket.merged_into_id is not None:
        # The promise of the ticket into which it was merged stands for what had not ended by then.
        counting = (clock for clock in counting if clock.stage != Clock.Stage.CANCELLED)
    return tuple(
        make_receipt(
            facts.events_of(clock.events.all()),
            target=facts.target_of(clock, promise),
            agreement=ground.agreement,
            subject=subject,
            at=at,
            zone_rules=zone_rules(),
            fulfilled=_fulfilled(clock, at=at),
        )
        for clock in counting
    )


def document_of(ticket: Ticket, *, at: datetime) -> Written:
    """Return the receipts of a ticket as the document that people download and verify."""
    return written_document(reference_of(ticket), receipts_of(ticket, at=at), read_at=at)


def reference_of(ticket: Ticket) -> str:
    """Return what people call a ticket, as in "INT-2291"."""
    return f"{ticket.desk.prefix}-{ticket.number}"


def _ground(ticket: Ticket, *, at: datetime) -> _Ground:
    """Return the facts and the agreement that counted at an instant: before the first recount that came later."""
    acts = list(
        Recount.objects.filter(ticket=ticket)
        .select_related("version_before", "version_after")
        .defer("version_before__text", "version_after__text")
        .order_by("recounted_at", "id")
    )
    known = tuple(act for act in acts if act.recounted_at <= at)
    later = next((act for act in acts if act.recounted_at > at), None)
    if later is not None:
        return _grounds(ticket, meaning_of(later.version_before), later.facts_before, known)
    return _grounds(ticket, meaning_as_corrected(ticket.agreement_version), ticket.facts, known)


def _grounds(
    ticket: Ticket, version: terms.Agreement, stated: Mapping[str, str], recounts: tuple[Recount, ...]
) -> _Ground:
    agreement = with_annex(version, ticket.annex_id)
    return _Ground(version=version, agreement=agreement, facts=stated, recounts=recounts)


def _counted(clock: Clock, promise: Promise, *, at: datetime) -> bool:
    """Say whether a clock had started by then, and counted something that was promised then."""
    withdrawn = clock.withdrawn is not None and clock.withdrawn.recounted_at <= at
    started = any(event.at <= at for event in clock.events.all())
    return started and not withdrawn and any(target.metric == clock.metric for target in promise.targets)


def _subject(ticket: Ticket, ground: _Ground) -> Subject:
    return Subject(
        ticket=reference_of(ticket),
        facts=ground.facts,
        priority_asked=ticket.priority_asked or None,
        priority_set=ground.facts.get("priority"),
        recounts=tuple(_counted_anew(act) for act in ground.recounts),
        others=tuple(_others(ticket, ground)),
    )


def _others(ticket: Ticket, ground: _Ground) -> Iterator[OtherText]:
    pinned, version = ticket.agreement_version, ground.version
    if version.hash != pinned.hash and not _moved(ground):
        yield OtherText(role="corrects", title=f"{version.title}, version {pinned.number}", hash=pinned.hash)
    if ticket.annex is not None:
        title = f"{version.title}, version {version.version}"
        yield OtherText(role="version", title=title, hash=version.hash, text=version.text)
        annex = ticket.annex
        yield OtherText(role="annex", title=f"Annex {annex.label}", hash=annex.hash, text=annex.text)


def _moved(ground: _Ground) -> bool:
    return any(act.cause == Recount.Cause.VERSION for act in ground.recounts)


def _counted_anew(act: Recount) -> CountedAnew:
    before, after = act.facts_before, act.facts_after
    differing = {key for key in (*before, *after) if before.get(key) != after.get(key)}
    return CountedAnew(
        at=act.recounted_at,
        cause=act.cause,
        why=act.reason,
        before={key: value for key, value in before.items() if key in differing},
        after={key: value for key, value in after.items() if key in differing},
        version_before=act.version_before.number,
        version_after=act.version_after.number,
    )


def _fulfilled(clock: Clock, *, at: datetime) -> Fulfilled | None:
    found = getattr(clock, "fulfilment", None)
    if found is None or found.fulfilled_at > at:
        return None
    return Fulfilled(
        at=found.fulfilled_at,
        kind=found.kind,
        words=found.release or found.decision,
        url=found.url,
        released_on=found.released_on,
    )
