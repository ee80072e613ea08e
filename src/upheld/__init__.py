"""The shell: the support desk that runs the agreement."""
