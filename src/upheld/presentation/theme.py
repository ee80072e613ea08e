"""Which theme the reader chose: a cookie, read once per page. Without one the system's preference decides."""

from django.http import HttpRequest

COOKIE = "theme"
THEMES = ("light", "dark")


def theme(request: HttpRequest) -> dict[str, str]:
    """Return `theme` for the templates: light, dark, or empty for the system's own."""
    chosen = request.COOKIES.get(COOKIE, "")
    return {"theme": chosen if chosen in THEMES else ""}
