"""One file per model."""

from upheld.audit.models.audit_event import AuditEvent

__all__ = ["AuditEvent"]
