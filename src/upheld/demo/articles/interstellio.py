"""What Interstellio has written for those whose subscribers sign in through it."""

from upheld.demo.articles.written import Written
from upheld.knowledge.models import Article

ARTICLES = (
    Written(
        category="Subscribers",
        title="A subscriber cannot sign in",
        summary="What the last answer to their router says, and what to do about it.",
        text="""\
Search the subscriber and open **Sessions**. The newest refusal has a reason:

- *Unknown user*: the realm behind the @ is missing or misspelt on the router.
- *Wrong password*: set a new one, and let the router try once.
- *Session limit*: an old session was never ended. Press **End session**.
- *Suspended*: billing has stopped it; the date stands beside it.
""",
        useful=13,
        solved=6,
    ),
    Written(
        category="Subscribers",
        title="Change the speed of a package for everybody",
        summary="When it takes effect, and for whom only after a new session.",
        text="""\
A change to a package holds for new sessions at once. For those that are open, press **Apply now**: routers that speak
CoA change without a break, the others are disconnected and come back within a minute. Do it at night.
""",
        useful=5,
    ),
    Written(
        category="Network",
        title="Add a router as a client",
        summary="Address, secret, and the two ports that must be open.",
        kind=Article.Kind.GUIDE,
        text="""\
## In the portal

**Network**, *Clients*, **Add**: the address from which the router asks, and a secret of at least sixteen characters.

## On the router

```
radius-server host 192.0.2.10 auth-port 1812 acct-port 1813 key <secret>
aaa authentication ppp default group radius
aaa accounting network default start-stop group radius
```

## Try it

Sign in with a test subscriber. Nothing under **Sessions**? Then the question did not arrive: look at the firewall.
""",
        useful=8,
        is_due=True,
    ),
    Written(
        category="Network",
        title="Before you call about a critical case",
        summary="Five things that let us begin in the first minute.",
        visibility=Article.Visibility.CUSTOMERS,
        text="""\
Send the e-mail first: it makes the ticket. Then have ready: since when, how many subscribers, which realms, what was
changed last, and who of you may decide. We open the meeting while you dial.
""",
        useful=4,
    ),
)
