"""The desks and programs that these tests use."""

from tests.support.desks import agent, desk, other_program, program, super_premium

__all__ = ["agent", "desk", "other_program", "program", "super_premium"]
