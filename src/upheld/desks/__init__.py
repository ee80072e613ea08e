"""Desks, teams, memberships and API tokens. No tickets."""
