"""Which refusal of words, tags, links and fields is which problem; how one is answered lives in `problems`."""

from upheld.surfaces.api.v1.refusals import Kind, conflict, unfit
from upheld.tickets.actions import effort, fields, message, tags, team, ticket_links
from upheld.tickets.queries.fields import BadValue
from upheld.tickets.queries.tags import BadTag

KINDS: dict[type[Exception], Kind] = {
    message.NothingSaid: unfit("nothing-said", "Nothing said", "Send a text that is not blank."),
    fields.UnknownField: unfit("unknown-field", "Unknown field", "Fill in the fields that GET /desk lists."),
    BadValue: unfit("bad-value", "Not a value of the field", "Send what GET /desk says of its kind."),
    team.NoReason: unfit("no-reason-for-team", "No reason", "Say why in `reason`; the team reads it."),
    team.NotATeam: unfit("no-such-team", "No such team", "Name a team of the desk; GET /desk lists them."),
    team.AlreadyResolved: conflict(
        "resolved-and-not-passed-on", "Resolved", "Open the ticket again (DELETE its closure) before passing it on."
    ),
    ticket_links.LinksToItself: conflict("links-to-itself", "The same ticket", "Link a ticket to another of the desk."),
    ticket_links.WouldCircle: conflict(
        "would-circle", "A circle", "Take back (DELETE) the link that leads back before saying the opposite."
    ),
    ticket_links.TooManyLinks: conflict(
        "too-many-links", "Too many links", "Remove (DELETE) a link before adding another."
    ),
    BadTag: unfit("bad-tag", "Not a tag", "Send one word of at most 40 letters, digits or hyphens."),
    effort.NotYet: unfit("day-to-come", "A day to come", "Name a day of the past, or today by the desk's clock."),
    tags.TooManyTags: conflict("too-many-tags", "Too many tags", "Remove (DELETE) a tag before adding another."),
}
