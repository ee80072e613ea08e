"""What a desk does of itself when something happens on a ticket: rules, their trials and every run of them."""
