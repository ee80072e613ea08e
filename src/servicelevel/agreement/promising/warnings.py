"""At which shares of a target to warn. Who is told lives in the agreement's warning terms."""

from datetime import timedelta
from fractions import Fraction

from servicelevel.agreement.promising.target import DEFAULT_WARNING
from servicelevel.agreement.terms import Agreement, Metric, Strength

_WHOLE = Fraction(1)


def warn_shares(agreement: Agreement, *, metric: Metric, strength: Strength) -> tuple[Fraction, ...]:
    """Return the rising shares, below the whole, at which the agreement warns about such a target.

    An agreement that says nothing about it warns in the last quarter.
    Source: the agreement's warning terms.
    """
    stated = {
        term.share
        for term in agreement.warnings
        if term.share < _WHOLE
        and (not term.metrics or metric in term.metrics)
        and (not term.strengths or strength in term.strengths)
    }
    return tuple(sorted(stated)) or (DEFAULT_WARNING,)


def warn_after(given: timedelta, shares: tuple[Fraction, ...]) -> tuple[timedelta, ...]:
    """Return each of `shares` of the time that a promise gives, rounded down to the microsecond."""
    return tuple(given * share.numerator // share.denominator for share in shares)
