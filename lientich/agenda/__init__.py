"""The week's work of a committee: its meetings, what falls due, and entries of its own."""
