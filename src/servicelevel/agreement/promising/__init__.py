"""What an agreement promises a ticket: choosing the rule, counting the time, giving the reasons."""
