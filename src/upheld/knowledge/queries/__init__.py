"""What screens show of articles."""
