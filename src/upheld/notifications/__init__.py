"""The outbox: what must be told to whom, and whether it was. No carrier lives here."""
