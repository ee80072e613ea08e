"""Origins of websites as browsers write them; which of them a desk allows is not decided here."""

from urllib.parse import urlsplit

import idna
from django.utils.translation import gettext as _

LONGEST_ORIGIN = 280
_OWN_MACHINE = frozenset({"localhost", "127.0.0.1"})
_USUAL_PORT = {"http": 80, "https": 443}


class BadOrigin(ValueError):
    """This is no origin of a website, or one that anybody on the way could speak for."""


def origin_of(written: str) -> str:
    """Return what was written as a browser names it: scheme, host in ASCII lower case, port unless it is the usual one.

    Raises: BadOrigin, for what carries a path or a name, is no host, or is not encrypted; this machine need not be.
    Source: RFC 6454.
    """
    scheme, host, port = _parts(written)
    if scheme not in _USUAL_PORT or (scheme == "http" and host not in _OWN_MACHINE):
        raise BadOrigin(_("write an address that begins with https://"))
    shown = "" if port in (None, _USUAL_PORT[scheme]) else f":{port}"
    origin = f"{scheme}://{host}{shown}"
    if len(origin) > LONGEST_ORIGIN:
        raise BadOrigin(_("the address is too long"))
    return origin


def _parts(written: str) -> tuple[str, str, int | None]:
    no_origin = BadOrigin(_("write an address such as https://www.example.com, without a path"))
    try:
        address = urlsplit(written.strip())
        host, port = address.hostname or "", address.port
    except ValueError as fault:
        raise no_origin from fault
    if address.path not in ("", "/") or address.query or address.fragment or "@" in address.netloc or not host:
        raise no_origin
    if host in _OWN_MACHINE:
        return address.scheme, host, port
    try:
        ascii_host = idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as fault:
        raise no_origin from fault
    if "." not in ascii_host:
        raise no_origin
    return address.scheme, ascii_host, port
