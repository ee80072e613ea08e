"""The form that an agreement asks for, and what it would promise: drawn for customers and for who asks for them."""
