"""The only writers of this app's rows, one module per verb family."""
