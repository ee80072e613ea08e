"""The desks and programs that these tests use."""

from tests.support.desks import desk, program, super_premium

__all__ = ["desk", "program", "super_premium"]
