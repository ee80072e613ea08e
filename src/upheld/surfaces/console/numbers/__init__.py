"""How the desk does: promises, times, workload and satisfaction, each number with its table, file and tickets."""
