"""What Upheld costs, measured: each module prints its figures, one JSON object a line."""
