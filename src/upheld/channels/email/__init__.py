"""Mail: how it leaves, how it arrives, and where the demo keeps it."""
