"""Which refusal of a judgement or a fulfilment is which problem; how one is answered lives in `problems`."""

from servicelevel.instants import PromiseError
from upheld.agreements.facts import NoAgreementInForce
from upheld.surfaces.api.v1.refusals import Kind, conflict, unfit
from upheld.tickets.actions import fulfil, recount, triage

KINDS: dict[type[Exception], Kind] = {
    PromiseError: unfit(
        "not-in-agreement",
        "The agreement does not know this",
        "State facts and values that the agreement names; GET /agreement lists them.",
    ),
    NoAgreementInForce: conflict(
        "no-agreement-in-force", "No agreement in force", "Ask for an instant from the agreement's effective date on."
    ),
    recount.AlreadyResolved: conflict(
        "resolved-meanwhile", "Resolved", "Open the ticket again (DELETE its closure) before judging it anew."
    ),
    recount.NoReason: unfit("no-reason", "No reason", "Say why in `reason`; the customer reads it."),
    triage.NotForTheDesk: unfit(
        "not-for-the-desk",
        "Not for the desk to judge",
        "Judge what the agreement lets the provider judge, each at its own address.",
    ),
    triage.NotDeclared: conflict(
        "not-declared",
        "No emergency was declared",
        "Set the priority first, if the agreement declares emergencies by it.",
    ),
    fulfil.NothingToFulfil: conflict(
        "nothing-to-fulfil", "No such promise", "Fulfil a promise that has `fulfilled_by`, in the way that it says."
    ),
    fulfil.AlreadyFulfilled: conflict(
        "already-fulfilled", "Fulfilled already", "Read what fulfilled it on the ticket."
    ),
    fulfil.NothingNamed: unfit("nothing-named", "Nothing named", "Name the release, or write down the decision."),
}
