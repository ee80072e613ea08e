"""What the core says: decisions, the clauses they rest on, and their wording."""
