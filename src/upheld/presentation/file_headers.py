"""What every answer that carries somebody's file says to the browser, so that no file can act as a page of ours."""

from django.utils.http import content_disposition_header

from upheld.files.kinds import SHOWN, UNKNOWN

# Nothing in it runs, loads or reads, wherever it is opened.
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


def file_headers(*, name: str, media_type: str) -> dict[str, str]:
    """Return the headers of a file: a picture drawn by us is shown, everything else is handed out to be saved."""
    shown = media_type in SHOWN
    return {
        "Content-Type": media_type or UNKNOWN,
        "Content-Disposition": content_disposition_header(not shown, name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": SANDBOX,
        "Cross-Origin-Resource-Policy": "same-site",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
        "Cache-Control": "private, no-store",
    }
