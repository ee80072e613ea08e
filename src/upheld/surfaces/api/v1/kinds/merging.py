"""Which refusal of merging, parting or splitting tickets is which problem; how one is answered lives in `problems`."""

from upheld.customers.actions import merge_refusals
from upheld.surfaces.api.v1.refusals import Kind, conflict, unfit
from upheld.tickets.actions import lock, merge, split

KINDS: dict[type[Exception], Kind] = {
    lock.MergedAway: conflict(
        "merged-away", "Merged into another ticket", "Act on the ticket into which it was merged."
    ),
    merge.SameTicket: conflict("merged-with-itself", "The same ticket", "Name another ticket of the desk."),
    merge.NotOpen: conflict(
        "not-open",
        "One of the two is not open",
        "Open it again (DELETE its closure), or undo (DELETE) its own merge first.",
    ),
    merge.ReplyOnItsWay: conflict("reply-on-its-way", "A reply is on its way", "Send it again in some seconds."),
    merge.OfAnotherPerson: unfit(
        "of-another-person",
        "Two people asked",
        "Name in `confirmed` who asked on the merged ticket; they are sent what is replied from then on.",
    ),
    merge.LetsPromiseGo: unfit(
        "lets-promise-go",
        "A promise would be let go",
        "Keep the ticket whose promise falls due sooner, or say in `reason` why it may go.",
    ),
    merge.NoReason: unfit(
        "no-reason-to-part", "No reason", "Say in `reason` why the merge is undone; the desk reads it on both tickets."
    ),
    merge_refusals.TooLateToUndo: conflict(
        "too-late-to-undo", "Too late", "A merge stays once thirty days have passed."
    ),
    merge_refusals.MergedFurther: conflict(
        "merged-further", "Merged further", "Undo (DELETE) the merge of the ticket that it leads to first."
    ),
    split.NotFromTheCustomer: unfit(
        "not-from-the-customer", "Not what a customer wrote", "Split off a message of the kind `customer`."
    ),
    split.TheRequestItself: unfit(
        "the-request-itself", "The request itself", "Split off a later message; the first is what the ticket is about."
    ),
    split.SplitAlready: conflict("split-already", "Split off before", "Read the ticket that was made of it."),
}
