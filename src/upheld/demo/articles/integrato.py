"""What Integrato has written: flows, interfaces, a webinar and a guide for those who build on the platform."""

from datetime import timedelta

from upheld.demo.articles.picture import stopped_flow
from upheld.demo.articles.written import Written
from upheld.knowledge.models import Article

ARTICLES = (
    Written(
        category="Flows",
        title="A flow has stopped: what to look at first",
        summary="Four places that explain nine of ten stopped flows, in the order in which to look.",
        text="""\
## Is it the flow, or what it calls?

Open **Monitor**, choose the flow and read the last run. A red step names the system that refused.

![Three steps of a flow; the third has a cross and is red](picture)

- `401` or `403`: the connection's credentials have expired. Renew them under **Connections**.
- `429`: the other system asks for a pause. Lower the flow's *parallel runs*.
- `5xx`: the other system is in trouble itself. Runs are repeated three times, then kept.

## Are runs waiting?

A number beside **Queued** that only grows means that one run holds the others up. Open the oldest and end it.

## What to tell us

The flow's id, the time of the last good run and the step that is red. With these three we can begin at once.
""",
        picture=stopped_flow,
        useful=14,
        solved=5,
        missing="Where do I end a run when the button is grey?",
    ),
    Written(
        category="Flows",
        title="Renew the certificate of a connection",
        summary="Before it ends, without stopping the flows that use it.",
        text="""\
Each connection may hold two certificates at a time.

1. Add the new one under **Connections**, *Certificates*. Nothing changes yet.
2. Give its public part to the other side, and wait until they say that it is in place.
3. Press **Use from now on**. Runs that have begun end with the old one.
4. Remove the old one a day later.

## It was forgotten

Flows keep what they could not deliver for 72 hours. Renew the certificate, then press **Send what waits**.
""",
        useful=9,
        solved=3,
        is_due=True,
    ),
    Written(
        category="For developers",
        title="Publish an interface through the API gateway",
        summary="From an OpenAPI document to an address that partners may call.",
        kind=Article.Kind.GUIDE,
        text="""\
## Before you begin

You need the role *Publisher*, and an OpenAPI 3 document that names each refusal.

## Upload it

```
curl -X POST https://gateway.example/v2/interfaces \\
  -H "Authorization: Bearer $TOKEN" \\
  -F "document=@orders.yaml" -F "stage=staging"
```

The answer holds the `id` of the interface and what was found in the document.

| answer | means |
|---|---|
| `201` | it is in place, at the stage that you named |
| `409` | this version is published already; raise `info.version` |
| `422` | the document has faults; each comes with its line |

## Let partners in

Keys belong to partners, not to people. Make one for each, with a limit for a minute and for a day.

## Change and retire

A change that breaks a caller is a new version. The old one answers for at least ninety days with a `Sunset` header.
""",
        useful=11,
    ),
    Written(
        category="For developers",
        title="Repeat requests without doing things twice",
        summary="How idempotency keys work on every address that creates something.",
        kind=Article.Kind.GUIDE,
        text="""\
Send an `Idempotency-Key` of your own making with each `POST`. If the connection breaks, send the same request
with the same key: the second answer is the first one again, and nothing is made twice.

- Keys are remembered for a day.
- The same key with another body is refused with `422`.
- A key belongs to one token; another token's keys are not seen.
""",
        useful=6,
    ),
    Written(
        category="Webinars",
        title="Flows that survive a bad night",
        summary="An hour on retries, dead letters and alarms, with your questions at the end.",
        kind=Article.Kind.WEBINAR,
        webinar_in=timedelta(days=12),
        text="""\
We build a flow that loses nothing when the other side is away for a night: retries that do not make things
worse, a place for what cannot be delivered, and an alarm that rings once.

## For whom

You have built a flow or two. No code is needed.

## Afterwards

The recording is sent to everyone who registered.
""",
    ),
    Written(
        category="Flows",
        title="Reach the on-call engineer yourself",
        summary="How customers on super-premium open a line at night.",
        visibility=Article.Visibility.PLANS,
        plans=("super-premium",),
        text="""\
Your plan counts around the clock. When production stands still at night, open a ticket with the highest priority
first, then join the standing bridge that is named in your welcome letter. Have the ticket's number ready: the engineer
on call opens it while you speak.
""",
        useful=2,
    ),
)
