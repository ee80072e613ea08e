"""Users and how they sign in. What they may do on a desk lives in desks."""
