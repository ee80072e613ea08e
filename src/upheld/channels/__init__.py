"""Carriers of messages, one folder per way in or out."""
