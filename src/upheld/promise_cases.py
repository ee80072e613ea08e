"""Cases for `upheld promise`: from words on a command line, or a line of JSON, to a promise.

No database is needed.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.faults import FaultyAgreement
from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.promise import Promise, PromiseError, make_promise
from upheld.agreement_answers import Answer, promise_answer
from upheld.documents import UnknownDocument, shipped_names, shipped_text


class BadCase(ValueError):
    """A case that cannot be answered; the message says what would be right."""


class Shelf:
    """The agreements read so far, so that each is compiled once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._agreements: dict[str, Agreement] = {}

    def agreement(self, name: str) -> Agreement:
        """Return the agreement that is shipped as `name`, or that the file `name` states.

        Raises: BadCase.
        """
        if name not in self._agreements:
            try:
                self._agreements[name] = compile_agreement(text_of(name))
            except FaultyAgreement as faulty:
                raise BadCase(f"{name} has faults:\n{faulty}") from faulty
        return self._agreements[name]


def text_of(name: str) -> str:
    """Return the text of the shipped agreement or the file called `name`.

    Raises: BadCase.
    """
    if name in shipped_names():
        return shipped_text(name)
    path = Path(name)
    try:
        if path.is_file():
            return path.read_text(encoding="utf-8")
        return shipped_text(name)
    except UnknownDocument as error:
        raise BadCase(f"{error}, and no file is called that") from error
    except (OSError, ValueError) as error:
        raise BadCase(f"{name} cannot be read as text: {error}") from error


def promise_for(shelf: Shelf, *, agreement: str, facts: dict[str, str], at: str) -> Promise:
    """Return the promise for one case.

    Raises: BadCase.
    """
    try:
        return make_promise(shelf.agreement(agreement), facts=facts, at=read_instant(at))
    except PromiseError as error:
        raise BadCase(str(error)) from error


def read_instant(text: str) -> datetime:
    """Return the instant that an ISO 8601 text names; whether it has an offset is judged by the core.

    Raises: BadCase.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        example = "2026-11-21T22:10:00-05:00"
        raise BadCase(f"{text!r} is not an instant; write ISO 8601 with an offset, as in {example}") from error


def read_facts(pairs: Iterable[str]) -> dict[str, str]:
    """Return the facts that `key=value` words state.

    Raises: BadCase.
    """
    facts: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise BadCase(f"{pair!r} is not a fact; write key=value, as in priority=p1")
        if key in facts:
            raise BadCase(f"the fact {key!r} is given twice")
        facts[key] = value
    return facts


def answers(lines: Iterable[str]) -> Iterator[Answer]:
    """Yield one answer for each line of JSON, in order; a line that cannot be answered yields its error."""
    shelf = Shelf()
    for line in lines:
        try:
            yield promise_answer(_promise_of(line, shelf))
        except BadCase as error:
            yield {"error": str(error)}


def _promise_of(line: str, shelf: Shelf) -> Promise:
    try:
        case = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadCase(f"this line is not JSON: {error}") from error
    if not isinstance(case, dict) or not {"agreement", "at"} <= case.keys():
        raise BadCase('a case is an object with "agreement", "facts" and "at"')
    agreement, at = case["agreement"], case["at"]
    if not isinstance(agreement, str) or not isinstance(at, str):
        raise BadCase('"agreement" and "at" must be text')
    return promise_for(shelf, agreement=agreement, facts=_json_facts(case.get("facts")), at=at)


def _json_facts(given: object) -> dict[str, str]:
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise BadCase('"facts" must be an object of keys and values')
    return {key: _json_value(key, value) for key, value in given.items()}


def _json_value(key: str, value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    raise BadCase(f"the value of {key!r} must be text")
