"""Which refusal of a rule is which problem; how a refusal is answered lives in `problems`."""

from upheld.rules.actions import keep, switch
from upheld.rules.queries.vocabulary import BadStep
from upheld.surfaces.api.v1.refusals import Kind
from upheld.tickets.actions import listing
from upheld.tickets.queries.views.conditions import BadConditions

KINDS: dict[type[Exception], Kind] = {
    switch.NotTried: Kind(
        name="not-tried", status=409, title="Not tried", remedy="Try the rule as it stands now (POST its trials) first."
    ),
    keep.BadRule: Kind(
        name="bad-rule", status=422, title="Not a rule", remedy="Say what it does, on tickets that a rule can know."
    ),
    BadStep: Kind(
        name="bad-step",
        status=422,
        title="Nothing that a rule can do here",
        remedy="Name what the desk and its agreement have; GET /desk and GET /agreement list it.",
    ),
    BadConditions: Kind(
        name="bad-conditions",
        status=422,
        title="Not conditions",
        remedy="Ask what the tickets of this desk can be asked; the conditions of GET /views are examples.",
    ),
    listing.BadLabel: Kind(
        name="bad-label", status=422, title="Not a label of its own", remedy="Send a label that no other has."
    ),
    listing.ListFull: Kind(
        name="list-full", status=409, title="The list is full", remedy="Give one of the list up in the console first."
    ),
}
