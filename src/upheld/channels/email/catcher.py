"""The demo's mail server: accepts whatever the desk sends and keeps it, so that nothing leaves the machine.

No relaying.
"""

import asyncio
import signal

from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings

from upheld.channels.email.mail_store import MailStore
from upheld.now import now

LARGEST = 30 * 1024 * 1024  # bytes of one message


class Catcher:
    """What the SMTP server does with a message: keeps it for each recipient."""

    def __init__(self, store: MailStore) -> None:
        self._store = store

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's name
        """Keep the message and answer as a server that has taken responsibility for it."""
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        at = now()
        for recipient in envelope.rcpt_tos:
            self._store.keep(content, recipient=recipient, at=at)
        return "250 2.0.0 kept"


async def serve(store: MailStore, *, host: str, port: int) -> None:
    """Serve SMTP until SIGTERM or SIGINT."""
    loop = asyncio.get_running_loop()
    stopping = asyncio.Event()
    for wish in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(wish, stopping.set)
    server = await loop.create_server(
        lambda: SMTP(Catcher(store), data_size_limit=LARGEST, enable_SMTPUTF8=True, loop=loop), host, port
    )
    async with server:
        await stopping.wait()


def main() -> None:
    """Catch mail on this machine only, at the port that the demo's settings send to."""
    store = MailStore(settings.DATA_FOLDER / "mail")
    asyncio.run(serve(store, host="127.0.0.1", port=settings.EMAIL_PORT))


if __name__ == "__main__":
    main()
