"""The promise, by the name that the desk knows it by. It is made in `agreement.promising`."""

from servicelevel.agreement.entitlement import Entitlement
from servicelevel.agreement.promising.promise import (
    Charge,
    InstantOutOfRange,
    MissingFact,
    NaiveInstant,
    PageOwed,
    Promise,
    PromiseError,
    UnknownFact,
    UnknownFactValue,
    make_promise,
)
from servicelevel.agreement.promising.target import Target

__all__ = [
    "Charge",
    "Entitlement",
    "InstantOutOfRange",
    "MissingFact",
    "NaiveInstant",
    "PageOwed",
    "Promise",
    "PromiseError",
    "Target",
    "UnknownFact",
    "UnknownFactValue",
    "make_promise",
]
