"""The loops that run for ever: clocks, the outbox, tidying; what each does to one row is an action's work."""
