"""What screens may show of tickets."""
