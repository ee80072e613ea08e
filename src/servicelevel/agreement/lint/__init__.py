"""The linter: what a document leaves unsaid, contradicts, or says in the wrong place.

Faults that keep it from compiling are found in `reading`; what rules can match is proved in `coverage`.
"""

from itertools import islice

from servicelevel.agreement.limits import MOST_FINDINGS
from servicelevel.agreement.lint import (
    alarms,
    credit_table,
    days_off,
    hours,
    missing,
    numbers,
    order,
    reach,
    silences,
    units,
    zones,
)
from servicelevel.agreement.lint.finding import Check, Finding, Severity
from servicelevel.agreement.terms import Agreement

__all__ = ["CHECKS", "Check", "Finding", "Severity", "lint_agreement"]

_LOOKS = (numbers, units, zones, reach, order, hours, days_off, alarms, credit_table, missing)
# Everything the linter looks for, in the order of the modules.
CHECKS: tuple[Check, ...] = tuple(check for look in (*_LOOKS, silences) for check in look.CHECKS)


def lint_agreement(agreement: Agreement) -> tuple[Finding, ...]:
    """Return what the linter finds in `agreement`, by line; silences it acknowledges are marked as such.

    Limits: of very many findings the first MOST_FINDINGS.
    """
    found = (finding for look in _LOOKS for finding in look.find(agreement))
    first = islice(found, MOST_FINDINGS)
    return tuple(sorted(silences.acknowledge(first, agreement), key=lambda finding: (finding.line, finding.column)))
