"""Review conferences: what a programme's sides look back on together, and what they set next."""
