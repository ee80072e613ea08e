"""A customer's own tickets: the list, one ticket, and what a customer may do on it."""
