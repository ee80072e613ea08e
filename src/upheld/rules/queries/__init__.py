"""What rules mean, and what screens show of them."""
