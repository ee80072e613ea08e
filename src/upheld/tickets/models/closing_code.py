"""The model ClosingCode; not the closures that have it."""

from upheld.tickets.models.desk_listed import DeskListed


class ClosingCode(DeskListed):
    """A row is one way in which a desk's tickets end, such as "Fixed"; whoever resolves one says which."""
