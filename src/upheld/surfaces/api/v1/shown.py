"""Query values as the API's answers: the same values that the screens show."""

from collections.abc import Iterable
from typing import Any

from upheld.surfaces.api.v1.schemas import tickets as shapes
from upheld.surfaces.api.v1.schemas.files import FileListed
from upheld.surfaces.api.v1.schemas.judgements import FulfilmentShown, RecountShown
from upheld.surfaces.api.v1.schemas.merges import MergeShown
from upheld.surfaces.api.v1.schemas.messages import MessageShown
from upheld.tickets.models import Closure, Fulfilment, Hold, Message, Recount, Ticket
from upheld.tickets.queries.detail import TicketDetail
from upheld.tickets.queries.faces import ClockFace
from upheld.tickets.queries.files import FileShown
from upheld.tickets.queries.links import LinkLine
from upheld.tickets.queries.listing import ListedTicket
from upheld.tickets.queries.merges import MergeLine


def ticket_in_list(row: ListedTicket) -> shapes.TicketShown:
    """Return a ticket as lists show it."""
    return shapes.TicketShown(**_shown(row.ticket, row.reference, row.faces, row.holder))


def ticket(detail: TicketDetail) -> shapes.TicketWhole:
    """Return a ticket by itself."""
    row, promise = detail.ticket, detail.promise
    return shapes.TicketWhole(
        **_shown(row, detail.reference, detail.faces, detail.holder),
        answers=row.answers,
        hold=_hold(detail.hold) if detail.hold else None,
        merged_into=row.merged_into.number if row.merged_into else None,
        merges=[_merge(merge) for merge in detail.merges],
        links=[_link(link) for link in detail.links],
        closure=_closure(detail.closure) if detail.closure else None,
        agreement=shapes.Version(name=promise.agreement, version=promise.version, hash=promise.hash),
        pinned_to=row.agreement_version.number,
        recounts=[_recount(recount) for recount in detail.recounts],
    )


def message(row: Message, files: Iterable[FileShown] = ()) -> MessageShown:
    """Return one message with its files."""
    told: dict[str, Any] = {"id": str(row.public_id), "kind": row.kind, "text": row.text}
    return MessageShown(**told, author=row.sender_name, sent_at=row.sent_at, files=[file(one) for one in files])


def file(row: FileShown) -> FileListed:
    """Return one file."""
    return FileListed(id=row.id, name=row.name, size=row.size, type=row.media_type)


def _shown(row: Ticket, reference: str, faces: tuple[ClockFace, ...], holder: str | None) -> dict[str, Any]:
    return {
        "number": row.number,
        "reference": reference,
        "subject": row.subject,
        "kind": row.kind,
        "state": row.state,
        "priority": row.priority,
        "priority_asked": row.priority_asked,
        "channel": row.channel,
        "customer": shapes.Customer(
            email=row.contact.email,
            name=row.contact.name,
            organisation=row.organisation.name if row.organisation else None,
        ),
        "holder": holder,
        "team": str(row.team) if row.team else None,
        "fields": row.field_values,
        "tags": row.tags,
        "facts": row.facts,
        "received_at": row.received_at,
        "last_word_at": row.last_word_at,
        "promises": [_promised(face) for face in faces],
    }


def _promised(face: ClockFace) -> shapes.Promised:
    told: dict[str, Any] = {"metric": face.metric, "stage": face.stage, "state": face.state, "strength": face.strength}
    return shapes.Promised(
        **told,
        due=face.due_at,
        text=face.words or None,
        amount=face.amount_words,
        clause=face.clause_number,
        fulfilled_by=face.fulfilled_by or None,  # type: ignore[arg-type]  # the agreement's reader lets no other pass
        fulfilment=_fulfilment(face.fulfilment) if face.fulfilment else None,
        stopped_at=face.stopped_at,
        past_due_at=face.past_due_at,
        because=[shapes.Because(text=step.text, clause=step.clause_number) for step in face.because],
    )


def _fulfilment(row: Fulfilment) -> FulfilmentShown:
    return FulfilmentShown(
        release=row.release or None,
        released_on=row.released_on,
        url=row.url or None,
        decision=row.decision or None,
    )


def _recount(row: Recount) -> RecountShown:
    told: dict[str, Any] = {"cause": row.cause, "changes": [_change(change) for change in row.changes]}
    return RecountShown(
        **told,
        at=row.recounted_at,
        by=row.recounter_name,
        reason=row.reason,
        facts_before=row.facts_before,
        facts_after=row.facts_after,
    )


def _change(change: dict[str, Any]) -> dict[str, Any]:
    standings = {key: _standing(change[key]) for key in ("before", "after")}
    return {"metric": change["metric"], **standings}


def _standing(told: dict[str, Any] | None) -> dict[str, Any] | None:
    return {**told, "text": told["words"]} if told else None


def _link(link: LinkLine) -> shapes.LinkShown:
    told: dict[str, Any] = {"kind": link.kind, "state": link.state}
    return shapes.LinkShown(
        **told, outward=link.outward, number=link.number, reference=link.reference, subject=link.subject
    )


def _merge(merge: MergeLine) -> MergeShown:
    return MergeShown(
        inward=merge.inward,
        number=merge.number,
        reference=merge.reference,
        subject=merge.subject,
        merged_at=merge.merged_at,
    )


def _closure(closure: Closure) -> shapes.Closed:
    return shapes.Closed(code=closure.code.key if closure.code else None, closed_at=closure.closed_at)


def _hold(hold: Hold) -> shapes.Held:
    return shapes.Held(reason=hold.reason, note=hold.note, placed_at=hold.placed_at)
