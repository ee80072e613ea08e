"""Sessions as Django keeps them in the database, read by a query that is built once: every page begins with it."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db.models.functions import Now

from upheld.prepared import Prepared


class SessionStore(db.SessionStore):
    """The session of a browser."""

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        found = _UNEXPIRED(key=self.session_key or "")
        if not found:
            self._session_key = None
        return next(iter(found), None)


_UNEXPIRED = Prepared(
    lambda key: SessionStore.get_model_class().objects.filter(session_key=key, expire_date__gt=Now()),
    key=str,
)
