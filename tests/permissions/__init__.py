"""Who may do what at which address: a table over everyone and every route, and what holds it."""
