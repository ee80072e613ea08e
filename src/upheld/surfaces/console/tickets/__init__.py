"""The queue and the ticket page, and what can be done from them."""
