"""Organisations, contacts and contracts. No tickets."""
