"""The model Category; not the articles that lie in it."""

from upheld.tickets.models.desk_listed import DeskListed


class Category(DeskListed):
    """A row is one subject under which a desk's articles are found; its key stands in the address."""
