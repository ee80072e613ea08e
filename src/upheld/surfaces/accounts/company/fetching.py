"""Asks a company's sign-in for its documents: over TLS, at public addresses only, in bounded time and size."""

import ipaddress
import json
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import urllib3
from django.conf import settings

PATIENCE_S = 5.0
LARGEST = 256 * 1024
LOOPBACK = frozenset({"127.0.0.1", "localhost"})
OK = 200


class NotReachable(Exception):
    """It did not answer as it should, or not from where it may be asked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where an address leads, looked up once: what was looked at is what is connected to."""

    scheme: str
    host: str
    port: int
    # the number that the name stood for
    number: str
    path: str


def ask(address: str, *, sent: dict[str, str] | None = None) -> dict[str, Any]:
    """Return the JSON object at an address, or what it answers to a form that is sent. Raises NotReachable.

    No redirect is followed.
    """
    place = _place(address)
    body = urlencode(sent) if sent is not None else None
    headers = {"Host": urlsplit(address).netloc, "Accept": "application/json"}
    if sent is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        with _pool(place) as pool:
            answer = pool.urlopen(
                "POST" if body else "GET",
                place.path,
                body=body,
                headers=headers,
                redirect=False,
                retries=False,
                preload_content=False,
                assert_same_host=False,
            )
            read = answer.read(LARGEST + 1, decode_content=True)
    except (urllib3.exceptions.HTTPError, OSError) as fault:
        raise NotReachable(f"{place.host}: {type(fault).__name__}") from fault
    return _object(place, answer.status, read)


def _object(place: Place, status: int, read: bytes) -> dict[str, Any]:
    if status != OK or len(read) > LARGEST:
        raise NotReachable(f"{place.host} answered {status}")
    try:
        found = json.loads(read)
    except ValueError as fault:
        raise NotReachable(f"{place.host} answered no JSON") from fault
    if not isinstance(found, dict):
        raise NotReachable(f"{place.host} answered no object")
    return found


def _pool(place: Place) -> urllib3.HTTPConnectionPool:
    waited = urllib3.Timeout(connect=PATIENCE_S, read=PATIENCE_S)
    if place.scheme == "http":
        return urllib3.HTTPConnectionPool(place.number, place.port, timeout=waited)
    return urllib3.HTTPSConnectionPool(
        place.number, place.port, timeout=waited, server_hostname=place.host, assert_hostname=place.host
    )


def is_itself(address: str) -> bool:
    """Say whether an address is plain HTTP to this machine, which the demo lets through for providers to be tried."""
    parts = urlsplit(address)
    return settings.DEMO and parts.scheme == "http" and parts.hostname in LOOPBACK


def _place(address: str) -> Place:
    """Look a name up."""
    parts, itself = urlsplit(address), is_itself(address)
    host = parts.hostname or ""
    if not host or (parts.scheme != "https" and not itself):
        raise NotReachable("it is asked over https only")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as fault:
        raise NotReachable(f"{host} is not known") from fault
    numbers = [str(one[4][0]) for one in found]
    if not itself and not all(_is_public(number) for number in numbers):
        raise NotReachable(f"{host} is not a public address")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(scheme=parts.scheme, host=host, port=port, number=numbers[0], path=path)


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not (mapped or address).is_multicast
