"""Tickets, messages, holds, closures, assignments and clocks."""
