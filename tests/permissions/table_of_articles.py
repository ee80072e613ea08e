"""Who may write articles in the console, and say what readers see of them."""

from tests.permissions.lines import MANAGERS, WORKERS, asks, does, reads, under

WORDS = {"title": "Anew", "language": "en", "text": "Anew.", "revision": "1"}
ARTICLES = under(
    "/{desk}/console/articles/",
    *reads(WORKERS, "", "?list=review", "feedback/", "{article}/", "{article}/revisions/", "{article}/revisions/1/"),
    does(WORKERS, "begun/", title="Anew"),
    asks(WORKERS, "preview/", text="x"),
    does(WORKERS, "{article}/", **WORDS),
    does(MANAGERS, "{article}/", **WORDS, then="publish"),
    does(WORKERS, "{article}/draft/", **WORDS),
    *reads(WORKERS, "{article}/media/{media}/"),
    does(WORKERS, "{article}/media/{spare_media}/removed/"),
    does(WORKERS, "{article}/looked-through/"),
    does(WORKERS, "{article}/revisions/1/", revision="1"),
    does(MANAGERS, "{article}/particulars/", kind="guide", visibility="customers"),
    does(MANAGERS, "{article}/retired/"),
    does(MANAGERS, "{retired_article}/offered-again/"),
    *reads(MANAGERS, "categories/"),
    does(MANAGERS, "categories/", label="Anew"),
    does(MANAGERS, "categories/{shelf}/label/", label="Anew"),
    does(MANAGERS, "categories/{shelf}/higher/"),
    does(MANAGERS, "categories/{shelf}/retired/"),
)
FROM_MESSAGES = under(
    "/{desk}/console/tickets/{ticket}/messages/{answer}/article/",
    *reads(WORKERS, ""),
    does(WORKERS, "", **WORDS),
)
KNOWLEDGE = (*ARTICLES, *FROM_MESSAGES)
