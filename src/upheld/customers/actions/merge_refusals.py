"""Why two customers or two people are not merged, or not parted again. Writes nothing."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from upheld.customers.models.merge import Merge

# How long a merge can be undone.
UNDO_FOR = timedelta(days=30)


class SameOne(ValueError):
    """There is nothing to merge with itself."""


class MergedAlready(ValueError):
    """One of the two was merged into another before."""


class OfDifferentCustomers(ValueError):
    """Two people of different customers are not the same: one would see the other's tickets."""


class BothSignIn(ValueError):
    """Each of the two has an account; merging would shut one of them out."""


class UndoneAlready(ValueError):
    """The merge was undone before."""


class TooLateToUndo(ValueError):
    """A merge can be undone for some days only."""


class MergedFurther(ValueError):
    """What was merged into was itself merged into another; that is undone first."""


def refuse_undoing(merge: Merge, *, further: bool, at: datetime) -> None:
    """Raise UndoneAlready, TooLateToUndo or MergedFurther, if the merge cannot be undone at `at`."""
    if merge.undone_at is not None:
        raise UndoneAlready(_("it was undone before"))
    if at - merge.merged_at > UNDO_FOR:
        raise TooLateToUndo(_("it was done more than %(days)d days ago") % {"days": UNDO_FOR.days})
    if further:
        raise MergedFurther(_("what it was merged into was merged further; undo that first"))
