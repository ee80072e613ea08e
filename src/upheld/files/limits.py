"""How much may be sent; how it is told and where it is refused stands elsewhere."""

from django.conf import settings

MEBIBYTE = 1024 * 1024
# Files that one message may carry.
FILES_PER_MESSAGE = 20
# Files that one person may have waiting on one ticket: those of an answer and of a note.
WAITING_AT_MOST = 2 * FILES_PER_MESSAGE
# Bytes that strangers may have waiting on one desk, in forms that they have not sent: all of them together.
OF_STRANGERS_AT_MOST = 20 * 1024 * MEBIBYTE
# The whole of a form sent without script, which keeps one of few threads busy while it arrives.
LARGEST_FORM = 50 * MEBIBYTE
# Room that a disk keeps for everything else.
ROOM_KEPT = 512 * MEBIBYTE


def largest_file() -> int:
    """Return how many bytes one file may have."""
    return int(settings.LARGEST_FILE)
