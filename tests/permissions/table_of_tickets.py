"""Who may do what with a ticket in the console."""

from tests.permissions.lines import ITS_AGENT, MANAGERS, READERS, WORKERS, asks, does, reads, under
from tests.support import intake

CALL = {**intake.typed("integrato"), "channel": "phone"}
ONCE = "6b0f6c0e-5f5c-4a6e-9d67-0d5c7a4b9f10"

TICKET = under(
    "/{desk}/console/tickets/{ticket}/",
    *reads(READERS, "", "receipts/", "receipts.json", "history/"),
    *reads(READERS, "files/{file}/", "files/{hidden}/", "files/{file}/thumbnail/"),
    *reads(WORKERS, "forward/", "uploads/", "merging/", "messages/{message}/splitting/"),
    *reads(ITS_AGENT, "uploads/{waiting}/thumbnail/"),
    asks(READERS, "presence/", state="here"),
    does(READERS, "following/"),
    does(READERS, "following/ended/"),
    does(WORKERS, "replies/", text="x", submission=ONCE),
    does(WORKERS, "replies/{reply}/taken-back/"),
    does(WORKERS, "replies/{reply}/hurried/"),
    does(WORKERS, "notes/", text="x", submission=ONCE),
    does(WORKERS, "drafts/reply/", text="x"),
    does(WORKERS, "forward/", to="x@carrier.example", text="x", message="{message}", submission=ONCE),
    does(WORKERS, "uploads/", kind="reply", name="a.txt", size="3"),
    does(ITS_AGENT, "uploads/{unwanted}/removal/"),
    does(WORKERS, "macro/", macro="{macro}"),
    *reads(WORKERS, "articles/"),
    does(WORKERS, "articles/linked/", article="{article}"),
    does(WORKERS, "macro/begun/", text="Words."),
    does(WORKERS, "calls/", direction="out", with_whom="Marta", minutes="3", said="x", submission=ONCE),
    does(WORKERS, "time/", minutes="3", submission=ONCE),
    does(WORKERS, "time/{spent}/withdrawn/"),
    does(WORKERS, "hold/", reason="customer"),
    asks(WORKERS, "hold/lifted/"),
    does(WORKERS, "closure/", code="{code_key}"),
    does(WORKERS, "priority/", priority="p1", reason="x", seen="0"),
    asks(WORKERS, "escalation/", text="x", submission=ONCE, outcome_chosen="declined"),
    asks(WORKERS, "emergency/", verdict="no", reason="x", seen="0"),
    does(WORKERS, "facts/", fact_category="question", reason="x", seen="0"),
    asks(MANAGERS, "agreement/", reason="x", seen="0"),
    asks(WORKERS, "fulfilments/resolution_time/", release="4.2", released_on="2026-03-01"),
    does(WORKERS, "assignment/", agent="{agent}"),
    does(WORKERS, "colleagues/", email="x@z.example"),
    does(WORKERS, "colleagues/{follow}/allowed/"),
    does(WORKERS, "colleagues/{follow}/ended/"),
    does(WORKERS, "team/", team="{team}", reason="x"),
    does(WORKERS, "kind/", kind="incident"),
    does(WORKERS, "fields/{field_key}/", value="4.2"),
    does(WORKERS, "links/", relation="blocks", other="{alone}"),
    does(WORKERS, "links/removed/", relation="blocks", other="2"),
    does(WORKERS, "messages/{message}/split/", subject="x", submission=ONCE),
    does(WORKERS, "merges/", other="{alone}"),
    does(WORKERS, "tags/", name="billing"),
    asks(WORKERS, "tags/removed/", name="billing"),
)
OTHERS = under(
    "/{desk}/console/",
    does(WORKERS, "tickets/{closed}/closure/reopened/"),
    does(WORKERS, "tickets/{merged}/merges/{merge}/undone/", reason="x"),
    *reads(WORKERS, "tickets/new/"),
    does(WORKERS, "tickets/new/", **CALL),
    asks(WORKERS, "tickets/new/preview/", **CALL),
    *reads(WORKERS, "bulk/?verb=tag&ticket=1", "bulk/merging/?ticket=1&ticket=2", "bulk/acts/{act}/"),
    does(WORKERS, "bulk/acts/", verb="tag", tag="x", ticket=["1"]),
    asks(WORKERS, "bulk/acts/{act}/undone/"),
)
TICKETS = (*TICKET, *OTHERS)
