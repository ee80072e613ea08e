"""A desk's customers in the console: who they are, what they bought, and their data. No tickets of their own."""
