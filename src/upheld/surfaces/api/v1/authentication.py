"""Which desk a request speaks for, by its bearer token; what the token allows is the desk's."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from upheld.desks import access
from upheld.desks.actions import token as tokens
from upheld.desks.models import ApiToken
from upheld.now import now


class Caller(HttpRequest):
    """A request whose token is known."""

    auth: ApiToken


class BearerToken(HttpBearer):
    """A desk's token, made with `upheld token create`; it opens that desk and no other."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """Return the token's row; None refuses the request."""
        try:
            known = access.token_for(token)
        except access.NotFound:
            return None
        tokens.note_use(known, at=now())
        return known
