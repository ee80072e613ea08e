"""What the studio has written for those whose websites it looks after."""

from upheld.demo.articles.written import Written
from upheld.knowledge.models import Article

ARTICLES = (
    Written(
        category="Your website",
        title="Change a picture so that it stays sharp and quick",
        summary="Which size to upload, and where to replace it.",
        kind=Article.Kind.TUTORIAL,
        video_url="https://videos.studio.example/watch/pictures",
        text="""\
The video takes four minutes. In short:

1. Cut the picture to the shape of its place before you upload it.
2. 2000 pixels on the longer side are enough for any screen.
3. Open the page, press the picture, choose **Replace**. The old one stays in the library.
4. Write a line that says what is to be seen: it is read aloud to those who cannot see it.
""",
        useful=8,
        solved=2,
    ),
    Written(
        category="Your website",
        title="My change does not show",
        summary="The page is kept in three places; empty them from the nearest to the furthest.",
        text="""\
## Your browser

Hold *Shift* and reload. On a phone, open the page in a private window.

## The website

In the dashboard, press **Empty the cache**. It takes a minute until visitors see the change.

## Still the old page?

Then it is perhaps another page: copy the address from your browser into the request, and say what you see.
""",
        useful=12,
        solved=6,
        is_due=True,
    ),
    Written(
        category="Safety",
        title="Is it an emergency?",
        summary="When the emergency form is the right one, and what to do until we are there.",
        text="""\
Three things are: the site is down for everybody, it shows what you did not put there, or its main function, such as
paying, does not work.

## Until we are there

- Change nothing, so that we see what happened.
- Write down when you saw it first.
- Keep your phone near: we call back.

A wrong price or a typing error is pressing, but it is no emergency; the standard form is quicker for it.
""",
        useful=5,
    ),
    Written(
        category="Safety",
        title="Forms that are filled in by robots",
        summary="What you can switch on yourself, and what we would rather do for you.",
        text="""\
Open the form's settings and switch on **Ask a riddle**: it costs people nothing and robots a lot. If mail from the
form has stopped altogether, it is rather a matter of the mail server: tell us the hour of the last one that came.
""",
        useful=3,
        missing="The riddle is not in my settings.",
    ),
)
