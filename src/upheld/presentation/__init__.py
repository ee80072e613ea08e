"""How meaning looks: template tags and the drawing behind them. No queries and no decisions."""
