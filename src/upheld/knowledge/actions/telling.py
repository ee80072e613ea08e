"""Writing into the outbox what is told of a webinar; the words are templates."""

from datetime import datetime
from typing import Any

from upheld.knowledge.models import Registration, Webinar
from upheld.notifications.actions import outbox

CONFIRM, REGISTERED, MOVED, CALLED_OFF = "webinar-confirm", "webinar-registered", "webinar-moved", "webinar-called-off"


def to_confirm(registration: Registration, *, at: datetime) -> None:
    """Ask the owner of an address whether it was they who asked for a seat; at most once an hour."""
    _put(registration, CONFIRM, key=f"{at:%Y-%m-%dT%H}", at=at)


def seat(registration: Registration, *, at: datetime) -> None:
    """Send the calendar entry and the way to join; again for whoever asks again, at most once an hour."""
    _put(registration, REGISTERED, key=f"{at:%Y-%m-%dT%H}", at=at)


def moved(webinar: Webinar, *, at: datetime) -> None:
    """Tell everyone who has a seat that time or place is another, with a new calendar entry."""
    for registration in _seated(webinar):
        _put(registration, MOVED, key=at.isoformat(), at=at)


def called_off(webinar: Webinar, *, at: datetime) -> None:
    """Tell everyone who has a seat that the webinar does not take place."""
    for registration in _seated(webinar):
        _put(registration, CALLED_OFF, key=at.isoformat(), at=at)


def _seated(webinar: Webinar) -> list[Registration]:
    taken = Registration.objects.filter(webinar=webinar, confirmed_at__isnull=False, cancelled_at__isnull=True)
    return list(
        taken.select_related("webinar__article__desk", "webinar__article__draft", "webinar__article__published")
    )


def _put(registration: Registration, template: str, *, key: str, at: datetime) -> None:
    article = registration.webinar.article
    outbox.put(
        f"{template}:{registration.pk}:{key}",
        desk=article.desk.name,
        subject="article",
        number=article.pk,
        to=outbox.Recipient(address=registration.email, name=registration.name, language=registration.language),
        template=template,
        payload=about(registration, at=at),
        at=at,
    )


def about(registration: Registration, *, at: datetime) -> dict[str, Any]:
    """Return what mails and calendars need to know of somebody's seat, as plain values."""
    webinar = registration.webinar
    article, desk = webinar.article, webinar.article.desk
    said = article.published or article.draft
    return {
        "desk": {"name": desk.name, "title": desk.title, "zone": desk.zone, "email": desk.email},
        "webinar": {
            "uid": f"webinar-{webinar.pk}",
            "title": said.title,
            "summary": said.summary,
            "starts": webinar.starts_at.isoformat(),
            "ends": webinar.ends_at.isoformat(),
            "place": webinar.place,
            "slug": article.slug,
            "written": at.isoformat(),
        },
        "registration": registration.nonce,
    }
