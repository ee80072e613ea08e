"""What people of the corpus write: sentences put together by chance. No meaning."""

from random import Random

THINGS = (
    "order import",
    "price feed",
    "mailbox",
    "nightly backup",
    "stock sync",
    "contact form",
    "login page",
    "invoice export",
    "webhook",
    "certificate",
    "call queue",
    "search index",
)
FAULTS = ("stopped", "runs twice", "is slow", "shows old figures", "returns an error", "loses rows", "asks to sign in")
MOMENTS = (
    "since this morning",
    "after the update",
    "every Monday",
    "for about an hour",
    "since the migration",
    "again",
)
ASKED = (
    "Our {thing} {fault} {moment}.",
    "We have looked at the {thing} ourselves and found error {code}, which tells us nothing.",
    "About {count} people wait for this, most of them in the warehouse.",
    "Could you say whether the {other} is touched as well?",
    "The reference on our side is {code}.",
)
ANSWERED = (
    "Thank you; we see error {code} on the {thing} too.",
    "We have set the {thing} back and watch it for the next {count} minutes.",
    "The {other} shares that part, so please hold it until we write again.",
    "A change of ours {moment} is the cause; it is being taken back.",
)
_SENTENCES_MOST = 5


def subject(chance: Random) -> str:
    """Return one line about something that went wrong."""
    return f"{chance.choice(THINGS).capitalize()} {chance.choice(FAULTS)} {chance.choice(MOMENTS)}"


def said(chance: Random, sentences: tuple[str, ...]) -> str:
    """Return a few of the sentences, filled in."""
    chosen = chance.choices(sentences, k=chance.randint(2, _SENTENCES_MOST))
    return " ".join(
        sentence.format(
            thing=chance.choice(THINGS),
            other=chance.choice(THINGS),
            fault=chance.choice(FAULTS),
            moment=chance.choice(MOMENTS),
            code=f"E{chance.randrange(10_000, 99_999)}",
            count=chance.randrange(5, 120),
        )
        for sentence in chosen
    )
