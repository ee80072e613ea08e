"""What screens may show of numbers and surveys."""
