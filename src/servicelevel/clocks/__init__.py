"""Promises as running clocks: when a target falls due, and what became of it."""
