"""Opening a ticket: a form built from the agreement, the promise before it is sent, the sending."""
