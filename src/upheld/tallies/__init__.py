"""How often something was done from one place, by one person or on one desk. What follows is not said here."""
