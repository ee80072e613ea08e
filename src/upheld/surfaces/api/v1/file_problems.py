"""Which refusal of a file is which problem; how a refusal is answered lives in `problems`."""

from upheld.surfaces.api.v1.refusals import Kind
from upheld.tickets.actions import attach, upload

KINDS: dict[type[Exception], Kind] = {
    upload.Empty: Kind(name="empty-file", status=422, title="Nothing in the file", remedy="Send a file with content."),
    upload.TooLarge: Kind(
        name="file-too-large", status=422, title="The file is too large", remedy="Send less, or in several files."
    ),
    upload.TooManyWaiting: Kind(
        name="too-many-waiting",
        status=409,
        title="Too many files wait",
        remedy="Send those that wait with a message; what is not sent goes after two days.",
    ),
    upload.NoRoom: Kind(
        name="no-room", status=409, title="No room", remedy="Try again later; whoever runs the desk has to make room."
    ),
    attach.NotWaiting: Kind(
        name="not-waiting",
        status=422,
        title="No such file waits",
        remedy="Name files that this token began on this ticket for this kind of message, and has not sent yet.",
    ),
    attach.StillArriving: Kind(
        name="still-arriving",
        status=409,
        title="A file has not arrived",
        remedy="Wait for the 201 that answers its content.",
    ),
    attach.TooManyFiles: Kind(
        name="too-many-files", status=422, title="Too many files", remedy="Send them with several messages."
    ),
}
