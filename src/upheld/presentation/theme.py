"""Which theme the reader chose: a cookie, read once per page. Without one the system's preference decides."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse

COOKIE = "theme"
THEMES = ("light", "dark")
A_YEAR = timedelta(days=365)


def theme(request: HttpRequest) -> dict[str, str]:
    """Return `theme` for the templates: light, dark, or empty for the system's own."""
    chosen = request.COOKIES.get(COOKIE, "")
    return {"theme": chosen if chosen in THEMES else ""}


def wear(answer: HttpResponse, theme: str, *, secure: bool) -> HttpResponse:
    """Let a browser keep the colours that its person chose, or forget them where they leave it to the system.

    A cookie carries them, so that pages for everyone follow too and the moon can change them.
    """
    if theme:
        answer.set_cookie(COOKIE, theme, max_age=A_YEAR, samesite="Lax", secure=secure)
    else:
        answer.delete_cookie(COOKIE, samesite="Lax")
    return answer
