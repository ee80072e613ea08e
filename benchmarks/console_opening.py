"""What a first opening of the console sends: the page and every file that it leads to, compressed as a browser asks."""

import gzip
import http.client
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from benchmarks.clients import Wrong

_IN_PAGE = re.compile(r'(?:src|href)="(/static/[^"]+)"')
_IN_STYLES = re.compile(r"url\(([^)]+\.woff2)\)")
_IN_SCRIPT = re.compile(r'(?:from|import)\s*"(\./[^"]+\.js)"')
# A browser asks for these only where a page writes letters of the kind.
_FOR_OTHER_LETTERS = "-latin-ext-"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What was sent, in bytes by address."""

    parts: dict[str, int]

    @property
    def kb(self) -> float:
        """All of it, in thousands of bytes."""
        return round(sum(self.parts.values()) / 1000, 1)

    @property
    def told(self) -> str:
        """Each part in words, the largest first."""
        largest = sorted(self.parts.items(), key=lambda part: -part[1])
        return ", ".join(f"{address.rsplit('/', 1)[-1] or 'the page'} {size / 1000:.1f}" for address, size in largest)


def sent_kb(host: str, port: int, path: str, *, headers: Mapping[str, str]) -> Sent:
    """Return what opening a page sends to a browser that has nothing yet; every typeface of the page's letters counts.

    Raises: Wrong, if something cannot be had.
    """
    connection = http.client.HTTPConnection(host, port, timeout=60)
    waiting, parts = [path], {}
    while waiting:
        address = waiting.pop()
        if address not in parts:
            size, text = _had(connection, address, {**headers, "Accept-Encoding": "gzip, br"})
            parts[address] = size
            waiting += [urljoin(address, further) for further in _led_to(address, text)]
    connection.close()
    return Sent(parts=parts)


def _had(connection: http.client.HTTPConnection, address: str, headers: Mapping[str, str]) -> tuple[int, str]:
    connection.request("GET", address, headers=dict(headers))
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise Wrong(f"{address} answered {answer.status}")
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return len(body), (gzip.decompress(body) if packed else body).decode("utf-8", errors="replace")


def _led_to(address: str, text: str) -> Iterator[str]:
    pattern = _IN_STYLES if address.endswith(".css") else _IN_SCRIPT if address.endswith(".js") else _IN_PAGE
    for found in pattern.findall(text) if not address.endswith(".woff2") else ():
        if _FOR_OTHER_LETTERS not in found:
            yield found.strip("\"'")
