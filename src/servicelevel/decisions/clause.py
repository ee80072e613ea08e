"""The clause: the numbered paragraph of an agreement that a term comes from.

Terms themselves live elsewhere.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """A numbered paragraph of one version of an agreement: the source of every term."""

    # name of the agreement, as in "intesys"
    agreement: str
    # version of the agreement
    version: int
    # the number in its heading, as in "4.2"
    number: str
    # the words of its heading
    title: str
    # line of its heading in the document, from 1
    line: int
    # its prose as plain text, without terms and examples
    text: str
    # the annex of a contract that states it instead of the agreement, as in "A"; None for the agreement itself
    annex: str | None = None

    @property
    def anchor(self) -> str:
        """The fragment that links to it on the public page, as in "4-2"."""
        return self.number.replace(".", "-")

    @property
    def cited(self) -> str:
        """The number as it is cited, as in "4.2", or "4.2, Annex A" where an annex states it."""
        return f"{self.number}, Annex {self.annex}" if self.annex else self.number

    def __str__(self) -> str:
        """Return the citation, as in "§ 4.2"."""
        return f"§ {self.cited}"
