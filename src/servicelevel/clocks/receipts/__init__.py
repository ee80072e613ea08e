"""Receipts: a clock's reading with everything that anyone needs to re-derive it."""
