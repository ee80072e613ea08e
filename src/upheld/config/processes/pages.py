"""Serves the pages: processes that take requests from one queue, in the order in which they came.

Granian gives each of its processes a socket of its own, and the kernel deals out connections by their addresses: at
times one process has a queue while another has nothing to do. Here all of them accept from one socket, each only as
much as it has threads for, so whichever is free takes what waits longest. What a request does is not here.
"""

import socket
import sys

from granian import net
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import MPServer

WORKERS = 2  # processes
# Requests that one of them works on at a time. A page is mostly Python, which one thread of a process runs at once: the
# second works while the first waits for the database, further ones would only make each other late. Files and live
# updates have processes of their own, so no slow line holds one. Fewer than the database pool holds.
THREADS = 2
STOP_WITHIN = 5  # seconds that a request in hand may take to end when the server stops
BACKLOG = 1024  # connections that wait to be taken

# A connection counts against `THREADS` while it is open. So it carries one request, waits outside until its first byte
# has come (browsers open connections ahead, and say nothing on them), and then has so long for its head.
SILENT_FOR = 60  # seconds
HEAD_WITHIN = 5_000  # milliseconds


class Pages(MPServer):
    """The application server of the pages.

    Limits: leans on how Granian hands its socket to its processes, which its documentation does not promise.
    """

    def __init__(self, host: str, port: int, application: str = "upheld.config.wsgi:application") -> None:
        super().__init__(
            application,
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=WORKERS,
            blocking_threads=THREADS,
            backpressure=THREADS,
            backlog=BACKLOG,
            http=HTTPModes.http1,
            http1_settings=HTTP1Settings(keep_alive=False, header_read_timeout=HEAD_WITHIN),
            websockets=False,
            respawn_failed_workers=True,
            workers_kill_timeout=STOP_WITHIN,
            log_level=LogLevels.warning,
        )

    def _init_shared_socket(self) -> None:
        self._ssp, self._sso = None, listening(self.bind_addr, self.bind_port)
        self._sfd = self._sso.fileno()  # type: ignore[assignment]  # nowhere declared
        self._shd = net.SocketHolder(self._sfd, False, BACKLOG)  # type: ignore  # missing from its stubs; not on a path


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that tells of a connection when its first byte has come."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taking = socket.create_server((host, port), family=family, backlog=BACKLOG)
    taking.setblocking(False)
    if sys.platform == "linux":
        taking.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, SILENT_FOR)
    return taking


if __name__ == "__main__":
    Pages(sys.argv[1], int(sys.argv[2])).serve()
