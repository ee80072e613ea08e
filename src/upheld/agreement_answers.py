"""Answers about agreements as plain objects for JSON. Their spelling is fixed; other programs rely on it."""

from typing import Any

from servicelevel.agreement.amendment import ClauseChange
from servicelevel.agreement.check import CheckResult
from servicelevel.clocks.promise import Charge, PageOwed, Promise, Target
from servicelevel.decisions.decision import Reason

Answer = dict[str, Any]


def promise_answer(promise: Promise) -> Answer:
    """Return the answer to `upheld promise --json`; dues are instants in UTC."""
    entitlement = promise.entitlement
    return {
        "agreement": promise.agreement,
        "version": promise.version,
        "hash": promise.hash,
        "received_at": promise.received_at.isoformat(),
        "facts": dict(promise.facts),
        "entitlement": {
            "outcome": entitlement.outcome.value,
            "say": entitlement.say,
            "clause": entitlement.clause.cited if entitlement.clause else None,
        },
        "targets": [_target(target) for target in promise.targets],
        "pages": [_page(page) for page in promise.pages],
        "charge": _charge(promise.charge),
        "because": [reason_words(reason) for reason in promise.because],
    }


def reason_words(reason: Reason) -> str:
    """Return a reason with its clause, as one line."""
    return f"{reason.text} ({reason.clause})" if reason.clause else reason.text


def _target(target: Target) -> Answer:
    return {
        "metric": target.metric.value,
        "due": target.due.isoformat() if target.due else None,
        "text": target.text,
        "strength": target.strength.value,
        "counted": None if target.due is None else target.counted.value,
        "calendar": target.calendar_name,
        "clause": target.clause.cited,
    }


def _page(page: PageOwed) -> Answer:
    return {"who": page.who, "by": list(page.by), "clause": page.clause.cited}


def _charge(charge: Charge | None) -> Answer | None:
    if charge is None:
        return None
    return {
        "amount": str(charge.amount),
        "currency": charge.currency,
        "per": charge.per,
        "may": charge.may,
        "say": charge.say,
        "clause": charge.clause.cited,
    }


def check_answer(result: CheckResult) -> Answer:
    """Return the answer to `upheld agreement check --json`."""
    return {
        "publishable": result.publishable,
        "faults": [
            {
                "line": fault.line,
                "column": fault.column,
                "clause": fault.clause,
                "message": fault.message,
                "fix": fault.fix,
            }
            for fault in result.faults
        ],
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "line": finding.line,
                "column": finding.column,
                "width": finding.width,
                "clause": finding.clause,
                "about": sorted(finding.about),
                "message": finding.message,
                "why": finding.why,
                "instead": finding.instead,
                "acknowledged": finding.acknowledged,
            }
            for finding in result.findings
        ],
        "examples": [
            {
                "line": example.line,
                "clause": example.clause,
                "text": example.text,
                "ok": example.ok,
                "expected": example.expected,
                "says": example.says,
            }
            for example in result.examples
        ],
    }


def change_answer(change: ClauseChange) -> Answer:
    """Return one line of the answer to `upheld agreement diff --json`."""
    return {
        "clause": change.number,
        "title": change.title,
        "change": change.change.value,
        "lines": list(change.lines),
    }
