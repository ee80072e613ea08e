"""How meaning looks: template tags and the drawing behind them. No queries, no decisions, no requests answered."""
