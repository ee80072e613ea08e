"""When support is given: hours, holidays, and arithmetic over them."""
