"""A customer's website for the demo, at another origin than the desk's: a strict policy, rude styles, and the button.

It stands for a website that is not ours; nothing in the product depends on it.
"""

import secrets
import signal
from contextlib import suppress
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import FrameType
from urllib.parse import urlsplit

import jwt
from django.conf import settings
from django.db import connection
from django.template.loader import render_to_string

from upheld.audit.facts import THE_DESK
from upheld.customers.access import website_at
from upheld.customers.actions import websites
from upheld.customers.models import Website
from upheld.customers.queries.listing import organisation_called
from upheld.customers.queries.websites import secrets_of
from upheld.desks.access import NotFound, public_desk
from upheld.now import now

DESK, CUSTOMER = "studio", "Maison Perrine"
VISITOR = {"sub": "1", "name": "Perrine Aubert", "email": "perrine@maison-perrine.example"}
LASTS = timedelta(minutes=5)


def allowed(origin: str, *, at: datetime) -> Website:
    """Return this website as the desk allows it, with a secret; allowed now if it was not. Raises NotFound."""
    desk = public_desk(DESK)
    try:
        website = website_at(desk, origin)
    except NotFound:
        customer = organisation_called(desk, CUSTOMER)
        website = websites.allow(desk, origin, organisation=customer, by=THE_DESK, at=at)
    if not secrets_of(website, at=at):
        websites.rotate(website, by=THE_DESK, at=at)
    return website


def token(website: Website, *, at: datetime) -> str:
    """Sign who is logged in to the website; each time anew, for each counts once."""
    seconds = int(at.timestamp())
    claims = {**VISITOR, "aud": DESK, "iat": seconds, "exp": seconds + int(LASTS.total_seconds())}
    return jwt.encode({**claims, "jti": secrets.token_hex(16)}, secrets_of(website, at=at)[0], "HS256")


def policy(desk_origin: str) -> str:
    """Return the website's policy: of the desk, a script and a frame, and nothing else."""
    own = "style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {desk_origin}; frame-src {desk_origin}; {own}"


def answer_to(path: str, website: Website, *, at: datetime) -> tuple[str, str]:
    """Return the media type and the text of one of its pages. Raises NotFound."""
    if path in ("/", "/visitor"):
        desk = f"{settings.BASE_URL}/{DESK}"
        shown = {"desk": desk, "person": VISITOR["name"], "is_visitor": path == "/visitor"}
        return "text/html", render_to_string("demo/website/page.html", shown)
    if path == "/style.css":
        return "text/css", render_to_string("demo/website/style.css")
    if path in ("/icon.svg", "/favicon.ico"):
        return "image/svg+xml", render_to_string("demo/website/icon.svg")
    if path == "/who-am-i":
        return "text/plain", token(website, at=at)
    raise NotFound


class Answers(BaseHTTPRequestHandler):
    """Answers a browser; the website was allowed before the first one came."""

    website: Website

    def do_GET(self) -> None:
        """Answer with a page, or with 404."""
        try:
            kind, text = answer_to(urlsplit(self.path).path, self.website, at=now())
        except NotFound:
            self.send_error(404)
            return
        finally:
            connection.close()
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy(settings.BASE_URL))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  the library's name
        """Say nothing of each request."""


def serve() -> None:
    """Serve the website on this machine until SIGTERM or SIGINT."""
    Answers.website = allowed(f"http://localhost:{settings.WEBSITE_PORT}", at=now())
    server = ThreadingHTTPServer(("127.0.0.1", settings.WEBSITE_PORT), Answers)
    server.daemon_threads = True

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise SystemExit

    signal.signal(signal.SIGTERM, stop)
    with suppress(SystemExit, KeyboardInterrupt), server:
        server.serve_forever()
