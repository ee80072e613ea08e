"""What happened and who did it: append-only events. Nothing here decides or tells anyone."""
