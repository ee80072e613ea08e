"""The writers of rules, their runs, and of what waits for them."""
