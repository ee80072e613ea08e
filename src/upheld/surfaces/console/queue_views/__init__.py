"""Building views of the queue, and choosing the columns of one."""
