"""Emergencies: the form for them, or how they are declared, and what has been done about one."""
