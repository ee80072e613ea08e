"""The forty cases, in our words, and with what part of the desk those come that it does not have yet."""

from dataclasses import dataclass

MAIL_IN, PAGING, HOOKS = "mail that comes in", "paging", "webhooks"


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One way in which a desk is attacked."""

    number: int
    # What is tried, and what must come of it.
    words: str
    # With what the rest of it comes, or all of it; empty for a case that is whole.
    later: str = ""


def case(number: int, words: str, *, later: str = "") -> Case:
    """Write a case down."""
    return Case(number=number, words=words, later=later)


CASES = (
    case(1, "Markup in what people write runs nowhere: page, list, snippet, print, mail.", later=MAIL_IN),
    case(2, "Markup in subjects, names and file names runs nowhere they are shown, in titles and exports too."),
    case(3, "A mail from a stranger that names somebody's ticket opens one of its own.", later=MAIL_IN),
    case(4, "A mail joins a thread by a sign that we made, and by no number that was guessed.", later=MAIL_IN),
    case(5, "A mail that claims to come from an agent is no agent's answer.", later=MAIL_IN),
    case(6, "Whoever puts themselves in copy gains nothing of what was said before.", later=MAIL_IN),
    case(
        7, "Nobody gets a priority by claiming it: what a contract settles is not stated.", later=f"{MAIL_IN}, {PAGING}"
    ),
    case(8, "Two machines that answer one another fall silent.", later=MAIL_IN),
    case(9, "Nobody's mailbox is flooded by tickets and links asked for in their name.", later=MAIL_IN),
    case(10, "What is huge, nested or malformed is refused before it costs anything.", later=MAIL_IN),
    case(11, "A line break in a name, a subject or an address adds nothing to what is sent."),
    case(12, "One message is one entry, however often and wherever it arrives.", later=MAIL_IN),
    case(13, "Killed between any two steps, the taking of mail loses and doubles nothing.", later=MAIL_IN),
    case(14, "What is folded away as quoted is never something new, and stays within reach.", later=MAIL_IN),
    case(15, "A file is for whoever sees its message: no guess, no other ticket, no note of the desk."),
    case(16, "A hostile file is handed out to be saved, under a harmless name, and shown by nothing."),
    case(17, "A file that was sent in is never a script of our pages."),
    case(18, "A picture is drawn anew: it forgets where it was taken, and no bomb is unpacked."),
    case(19, "What is not yours and what does not exist are answered alike."),
    case(20, "Every route, verb and person has its line in the permission table."),
    case(21, "No filter, order or search reaches beyond its own words: no relation, no wildcard."),
    case(22, "Only what a form asks is taken; whoever adds a field gains nothing."),
    case(23, "An internal note reaches no customer, by no way."),
    case(24, "Merging, splitting, forwarding and following open nothing of one customer to another."),
    case(25, "An address that only looks like a customer's is a stranger's."),
    case(26, "A link is random, signed, for one purpose, ends, and does nothing by being followed."),
    case(27, "Signing in changes the session, a second factor has no way around, signing out is everywhere."),
    case(28, "Sign-in, reset and links say nothing of who is known, and tire of being tried."),
    case(29, "A key is random, for one desk, shown once, kept as a digest and named in no log."),
    case(
        30, "Nothing is done for another site's page; nobody frames ours, sends people on, or chooses our links' host."
    ),
    case(31, "The desk fetches nothing from addresses that people give.", later=HOOKS),
    case(32, "What people typed is no formula in a file and no template in a mail, a reply or a clause."),
    case(
        33, "An agreement is text: nothing in it is evaluated, unpacked or drawn as markup; publishing is for managers."
    ),
    case(
        34, "Nobody moves a clock by what they claim, and what moved one is never changed.", later=f"{MAIL_IN}, credits"
    ),
    case(35, "A page cannot be faked, misled or silenced unnoticed.", later=PAGING),
    case(36, "What we send to other programs is signed, bounded and not sent on.", later=HOOKS),
    case(37, "Live updates tell everyone of their own alone, and stop when the right does."),
    case(38, "Erasing a person reaches everywhere; what the law keeps is stated."),
    case(39, "Open forms bear strangers: bounded, and the first answer repeats nothing of theirs."),
    case(40, "An installation has no default password, no open door, and refuses to start half-configured."),
)
