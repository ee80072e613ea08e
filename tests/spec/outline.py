"""Chapters and sections of the language's specification. What a paragraph is, is said in `paragraphs`."""

from dataclasses import dataclass

from tests.spec.paragraphs import Paragraph


@dataclass(frozen=True, kw_only=True)
class Section:
    """One kind of statement."""

    # its key in a terms block
    kind: str
    # what it is for, in a sentence or two
    says: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One thing that an agreement must be able to say."""

    title: str
    says: str
    sections: tuple[Section, ...]
