"""YAML as a bounded tree of located text: no aliases, no tags, no types, no depth to speak of.

What the tree is lives in `written`, what its text means with each reader.
"""

from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from servicelevel.agreement.characters import character_words, refused_character
from servicelevel.agreement.limits import DEEPEST_TERMS, LONGEST_BLOCK, LONGEST_TEXT, MOST_ENTRIES
from servicelevel.agreement.written import Listing, Node, Record, Text


class UnreadableTerms(Exception):
    """A terms block that is not the plain YAML the language allows."""

    def __init__(self, message: str, *, line: int, column: int) -> None:
        """Carry what is wrong and where in the document."""
        super().__init__(message)
        self.line = line
        self.column = column


def read_nodes(source: str, *, first_line: int, most: int = MOST_ENTRIES) -> Node:
    """Return the tree of the YAML `source`, whose first line is line `first_line` of the document.

    `most` is how many entries it may have: keys, texts, lists and records.

    Raises: UnreadableTerms, for broken YAML, aliases, anchors, tags, directives, repeated keys, and for more
    depth or size than an agreement can need.
    """
    if len(source) > LONGEST_BLOCK:
        raise UnreadableTerms(f"a block of more than {LONGEST_BLOCK} characters", line=first_line, column=1)
    return _Builder(first_line, min(most, MOST_ENTRIES)).build(source)


class _Builder:
    """Builds the tree from parser events, one by one, so that nothing is expanded before it is checked."""

    def __init__(self, first_line: int, most: int) -> None:
        self._first_line = first_line
        self._most = most
        self._count = 0

    def build(self, source: str) -> Node:
        try:
            # RoundTrip is not needed: events carry the marks.
            events = iter(YAML(typ="safe", pure=True).parse(source))
            for event in events:
                if isinstance(event, DocumentStartEvent):
                    self._refuse_directives(event)
                    node = self._node(next(events), events, depth=1)
                    self._refuse_more(events)
                    return node
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            raise self._unreadable(str(error.problem or error.context), line, column) from error
        except (YAMLError, ValueError) as error:
            # ruamel quotes the whole input after the first line of such a message
            raise self._unreadable(str(error).splitlines()[0], 0, 0) from error
        raise self._unreadable("an empty block; write terms or remove it", 0, 0)

    def _node(self, event: Event, events: Iterator[Event], *, depth: int) -> Node:
        line, column = event.start_mark.line, event.start_mark.column
        self._refuse_excess(event, depth, line, column)
        at = {"line": self._first_line + line, "column": column + 1}
        if isinstance(event, ScalarEvent):
            self._refuse_text(event.value, line, column)
            return Text(value=event.value, **at)
        if isinstance(event, SequenceStartEvent):
            return Listing(items=tuple(self._items(events, depth=depth + 1)), **at)
        return Record(pairs=tuple(self._pairs(events, depth=depth + 1)), **at)

    def _items(self, events: Iterator[Event], *, depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, SequenceEndEvent):
                return
            yield self._node(event, events, depth=depth)

    def _pairs(self, events: Iterator[Event], *, depth: int) -> Iterator[tuple[Text, Node]]:
        seen: set[str] = set()
        for event in events:
            if isinstance(event, MappingEndEvent):
                return
            key = self._node(event, events, depth=depth)
            if not isinstance(key, Text):
                raise UnreadableTerms("a key must be a plain word", line=key.line, column=key.column)
            if key.value in seen:
                raise UnreadableTerms(f"{key.value!r} is stated twice", line=key.line, column=key.column)
            seen.add(key.value)
            yield key, self._node(next(events), events, depth=depth)

    def _refuse_excess(self, event: Event, depth: int, line: int, column: int) -> None:
        self._count += 1
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise self._unreadable("aliases and anchors are not part of the language", line, column)
        if getattr(event, "tag", None):
            raise self._unreadable("tags are not part of the language", line, column)
        if depth > DEEPEST_TERMS:
            raise self._unreadable(f"terms nested more than {DEEPEST_TERMS} deep", line, column)
        if self._count > self._most:
            raise self._unreadable(f"more than {self._most} entries", line, column)

    def _refuse_text(self, text: str, line: int, column: int) -> None:
        if len(text) > LONGEST_TEXT:
            raise self._unreadable(f"a text of more than {LONGEST_TEXT} characters", line, column)
        # Escapes in double quotes can name what the document itself may not hold.
        if found := refused_character(text):
            message = f"the character {character_words(found[0])} is not part of the language"
            raise self._unreadable(message, line, column)

    def _refuse_directives(self, event: DocumentStartEvent) -> None:
        if event.version or event.tags:
            raise self._unreadable("directives are not part of the language", 0, 0)

    def _refuse_more(self, events: Iterator[Event]) -> None:
        for event in events:
            if isinstance(event, DocumentStartEvent):
                mark = event.start_mark
                raise self._unreadable("more than one document in a block", mark.line, mark.column)

    def _unreadable(self, message: str, line: int, column: int) -> UnreadableTerms:
        return UnreadableTerms(message, line=self._first_line + line, column=column + 1)
