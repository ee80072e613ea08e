"""Which refusal of a file is which problem; how one is answered lives in `problems`."""

from upheld.surfaces.api.v1.refusals import Kind, conflict, unfit
from upheld.tickets.actions import attach, upload

KINDS: dict[type[Exception], Kind] = {
    upload.Empty: unfit("empty-file", "Nothing in the file", "Send a file with content."),
    upload.TooLarge: unfit("file-too-large", "The file is too large", "Send less, or in several files."),
    upload.TooManyWaiting: conflict(
        "too-many-waiting",
        "Too many files wait",
        "Send those that wait with a message; what is not sent goes after two days.",
    ),
    upload.NoRoom: conflict("no-room", "No room", "Try again later; whoever runs the desk has to make room."),
    attach.NotWaiting: unfit(
        "not-waiting",
        "No such file waits",
        "Name files that this token began on this ticket for this kind of message, and has not sent yet.",
    ),
    attach.StillArriving: conflict(
        "still-arriving", "A file has not arrived", "Wait for the 201 that answers its content."
    ),
    attach.TooManyFiles: unfit("too-many-files", "Too many files", "Send them with several messages."),
}
