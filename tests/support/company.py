"""A company's sign-in that speaks OpenID Connect on this machine, and can be told to lie."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from upheld.now import now

CLIENT, SECRET = "upheld-desk", "a secret of the company"


@dataclass
class Company:
    """One provider: what it says of whoever signs in next, and what it was asked."""

    address: str = ""
    subject: str = "u-1"
    claims: dict[str, Any] = field(default_factory=dict)
    # What stands in the place of the issuer in its document; empty for its own address.
    document_issuer: str = ""
    algorithm: str = "RS256"
    status: int = 200
    nonce: str = ""
    tokens_asked: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def sign_in(self, address: str) -> dict[str, str]:
        """Do what a person does at the company: sign in where they were sent; return what they bring back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.nonce = asked["nonce"]
        return {"code": "c-1", "state": asked["state"]}

    def document(self) -> dict[str, Any]:
        """What it says of itself."""
        return {
            "issuer": self.document_issuer or self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
        }

    def keys(self) -> dict[str, Any]:
        """With what its tokens are checked."""
        made = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**made, "kid": "k-1", "alg": "RS256", "use": "sig"}]}

    def token(self) -> str:
        """Its word about whoever signed in last."""
        at = int(now().timestamp())
        said = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": self.subject,
            "iat": at,
            "exp": at + 300,
            "nonce": self.nonce,
            "email": "lena@acme.example",
            "email_verified": True,
            "name": "Lena Berg",
            **self.claims,
        }
        said = {name: value for name, value in said.items() if value is not None}
        keys: dict[str, Any] = {"RS256": self.key, "none": "", "HS256": SECRET * 2}
        return jwt.encode(said, keys[self.algorithm], algorithm=self.algorithm, headers={"kid": "k-1"})


@contextmanager
def running() -> Iterator[Company]:
    """Serve a company's sign-in at a port of its own."""
    company = Company()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = {"/.well-known/openid-configuration": company.document, "/keys": company.keys}
            self._answer(known[self.path]())

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            company.tokens_asked.append({name: values[0] for name, values in parse_qs(sent).items()})
            self._answer({"id_token": company.token(), "token_type": "Bearer", "access_token": "x"})

        def _answer(self, said: dict[str, Any]) -> None:
            body = json.dumps(said).encode()
            self.send_response(company.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        company.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield company
        server.shutdown()
