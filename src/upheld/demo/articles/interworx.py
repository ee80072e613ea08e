"""What InterWorx has written for those who run servers with its panel."""

from upheld.demo.articles.written import Written
from upheld.knowledge.models import Article

ARTICLES = (
    Written(
        category="Control panel",
        title="The panel cannot be reached, the websites can",
        summary="Start the panel again without touching what it serves.",
        text="""\
Sign in over SSH as root, then:

```
service iworx status
service iworx restart
```

Websites and mail go on meanwhile: they run by themselves. If the port does not answer afterwards, look whether a
firewall has closed 2443, and whether `/usr/local` has room left.
""",
        useful=17,
        solved=7,
    ),
    Written(
        category="Control panel",
        title="Update to the next version, and back",
        summary="What to save before, how long it takes, and how to return.",
        text="""\
## Before

Save `/usr/local/interworx/etc` and look that ten per cent of the disk are free.

## The update

Under **Server**, *Software updates*, choose the version. Between five and fifteen minutes the panel does not answer.

## Back

Within a day, choose the former version in the same place. Later the database has moved on: ask us first.
""",
        useful=9,
        is_due=True,
    ),
    Written(
        category="Mail",
        title="Mail is sent but does not arrive",
        summary="Read one line of the log, and know on which side it stays.",
        text="""\
Look for the address in `/var/log/send/current`.

- **success** and a number from the other side: it was taken. Ask there.
- **deferral**: it is tried again. The words behind it say why, most often grey-listing.
- **failure**: it came back. Check SPF, DKIM and the name that your server says of itself.
""",
        useful=11,
        solved=4,
        missing="An example of a good SPF record would help.",
    ),
    Written(
        category="Getting help",
        title="Let us in: remote assistance",
        summary="What it opens, for how long, and how to close it.",
        text="""\
Direct support often needs to look for itself. Under **Support**, *Remote assistance*, press **Open**. We come from
two addresses that are named there, with a key that ends by itself after three days. Everything that we do stands in
the panel's log; **Close** ends it at once.
""",
        useful=4,
    ),
    Written(
        category="Getting help",
        title="Move accounts from another panel",
        summary="What comes along, what does not, and a trial first.",
        visibility=Article.Visibility.CUSTOMERS,
        text="""\
Import one small account first. Websites, databases, mailboxes and their passwords come along; statistics and jobs of
other users do not. Lower the lifetime of the DNS records to five minutes a day before.
""",
        useful=2,
    ),
)
