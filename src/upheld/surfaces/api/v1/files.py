"""Files of a ticket in the API: announcing one, listing them, reading one. The content goes by addresses of its own."""

from datetime import datetime
from functools import partial
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Path, Router

from upheld.now import now
from upheld.presentation.file_address import file_url
from upheld.presentation.file_keys import LIFETIME, Way
from upheld.surfaces.api.v1 import idempotency, shown
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas.files import Files, FileWhole, UploadSent, UploadShown
from upheld.surfaces.api.v1.tickets import Number
from upheld.tickets.access import ticket_for_token
from upheld.tickets.access.files import attachment_for_desk
from upheld.tickets.actions import upload
from upheld.tickets.models import Message, Ticket
from upheld.tickets.queries.files import file_shown, files_of

router = Router(tags=["files"])
FileId = Annotated[UUID, Path(description="The file's `id`.")]


@router.post(
    "/{int:number}/uploads",
    response={201: UploadShown},
    operation_id="begin_upload",
    openapi_extra=refuses(400, 404, 409, 422),
)
def post_upload(
    request: Caller, number: Number, sent: UploadSent, idempotency_key: idempotency.Key = None
) -> HttpResponse:
    """Announce a file and be told where its content goes; then name its `id` in a message."""
    at = now()
    ticket = ticket_for_token(request.auth, number)
    return idempotency.once(request, idempotency_key, partial(_begin, request, ticket, sent, at=at), at=at)


@router.get("/{int:number}/files", response=Files, operation_id="list_files", openapi_extra=refuses(404, 422))
def get_files(request: Caller, number: Number) -> Files:
    """Return every file of a ticket, those of notes too."""
    ticket = ticket_for_token(request.auth, number)
    return Files(files=[shown.file(file) for file in files_of(ticket)])


@router.get(
    "/{int:number}/files/{uuid:file}", response=FileWhole, operation_id="read_file", openapi_extra=refuses(404, 422)
)
def get_file(request: Caller, number: Number, file: FileId) -> FileWhole:
    """Return a file and where its content can be had for some minutes."""
    at = now()
    found = attachment_for_desk(ticket_for_token(request.auth, number), file)
    return FileWhole(
        **shown.file(file_shown(found)).model_dump(),
        get=file_url(request, found.public_id, Way.LEAVE, at=at),
        get_before=at + LIFETIME[Way.LEAVE],
    )


def _begin(request: Caller, ticket: Ticket, sent: UploadSent, *, at: datetime) -> UploadShown:
    by = request.auth.as_actor
    begun = upload.begin(ticket, kind=Message.Kind(sent.kind), name=sent.name, size=sent.size, by=by, at=at)
    return UploadShown(
        id=begun.public_id,
        name=begun.name,
        put=file_url(request, begun.public_id, Way.ARRIVE, at=at),
        put_before=at + LIFETIME[Way.ARRIVE],
    )
