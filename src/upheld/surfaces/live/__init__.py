"""Live updates: server-sent events for open pages."""
