"""How urgent: the priority that was asked for, the one that was set, and whether it is an emergency."""
