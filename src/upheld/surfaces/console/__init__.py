"""Pages for agents and managers."""
