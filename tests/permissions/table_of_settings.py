"""Who may see and change which settings in the console."""

from datetime import timedelta

from tests.permissions.lines import ITS_AGENT, MANAGERS, READERS, WORKERS, asks, does, reads, under
from upheld.now import now

TOMORROW = (now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
A_RULE = {
    "label": "Mark",
    "trigger": "received",
    "about-0": "priority",
    "is-0": "any",
    "values-0": "p1",
    "tag": "hot",
}
OWN = (
    *reads(READERS, "", "notifications/", "profile/", "security/"),
    *reads(WORKERS, "away/", "own-macros/", "own-macros/new/"),
    *reads(ITS_AGENT, "own-macros/{own_macro}/"),
    does(WORKERS, "own-macros/new/", label="Anew", reply="x"),
    does(ITS_AGENT, "own-macros/{own_macro}/", label="Anew", reply="x"),
    does(ITS_AGENT, "own-macros/{own_macro}/retired/"),
    does(READERS, "notifications/", mentioned="page"),
    does(READERS, "profile/", name="Anew", zone="UTC", language="en"),
    does(READERS, "security/sessions/ended/"),
    does(WORKERS, "away/", ends=TOMORROW),
    does(WORKERS, "away/back/"),
    asks(WORKERS, "away/handed-over/"),
)
LISTS = (
    *reads(MANAGERS, "desk/", "people/", "people/{member}/", "teams/", "teams/{team}/", "keys/", "services/"),
    *reads(MANAGERS, "survey/", "fields/", "fields/{field}/", "closing-codes/"),
    *reads(MANAGERS, "macros/", "macros/new/", "macros/{macro}/"),
    *reads(MANAGERS, "mailboxes/", "rules/set-aside/"),
    *reads(MANAGERS, "rules/", "rules/new/", "rules/log/", "rules/{rule}/", "rules/{rule}/change/"),
    does(MANAGERS, "desk/", title="Anew", colour="plum", zone="UTC", email="x@y.example"),
    does(MANAGERS, "people/invitations/", email="x@y.example", role="agent"),
    does(MANAGERS, "people/invitations/{invitation}/withdrawn/"),
    does(MANAGERS, "people/{member}/role/", role="auditor"),
    does(MANAGERS, "people/{member}/ended/"),
    does(MANAGERS, "teams/", name="Anew"),
    does(MANAGERS, "teams/{team}/name/", name="Anew"),
    does(MANAGERS, "teams/{team}/retired/"),
    asks(MANAGERS, "teams/{team}/members/", person="{agent}"),
    does(MANAGERS, "teams/{team}/members/{agent}/left/"),
    does(MANAGERS, "keys/", name="Anew"),
    does(MANAGERS, "keys/{key}/revoked/"),
    does(MANAGERS, "services/{service}/retired/"),
    asks(MANAGERS, "services/{service}/offered/"),
    *reads(MANAGERS, "announcements/", "strangers/"),
    does(MANAGERS, "announcements/", level="info", text_en="Back at ten.", step="announce"),
    does(MANAGERS, "announcements/{announcement}/withdrawn/"),
    does(MANAGERS, "strangers/begun/"),
    asks(MANAGERS, "strangers/ended/"),
    asks(MANAGERS, "survey/begun/"),
    does(MANAGERS, "survey/ended/"),
    does(MANAGERS, "fields/", kind="text", label="Anew"),
    does(MANAGERS, "fields/{field}/", label="Anew"),
    does(MANAGERS, "fields/{field}/higher/"),
    does(MANAGERS, "fields/{field}/retired/"),
    does(MANAGERS, "closing-codes/", label="Anew"),
    does(MANAGERS, "closing-codes/{code}/label/", label="Anew"),
    does(MANAGERS, "closing-codes/{code}/higher/"),
    does(MANAGERS, "closing-codes/{code}/retired/"),
    does(MANAGERS, "macros/new/", label="Anew", reply="x"),
    does(MANAGERS, "macros/{macro}/", label="Anew", reply="x"),
    does(MANAGERS, "macros/{macro}/retired/"),
    does(MANAGERS, "rules/new/", **A_RULE),
    does(MANAGERS, "rules/{rule}/change/", **A_RULE),
    does(MANAGERS, "rules/{rule}/tried/"),
    asks(MANAGERS, "rules/{rule}/on/"),
    asks(MANAGERS, "rules/{rule}/off/"),
    does(MANAGERS, "rules/{rule}/retired/"),
    does(MANAGERS, "rules/log/{run}/retried/"),
    does(MANAGERS, "rules/set-aside/{happening}/again/"),
    does(MANAGERS, "rules/set-aside/{happening}/let-go/"),
)
SETTINGS = under("/{desk}/console/settings/", *OWN, *LISTS)
