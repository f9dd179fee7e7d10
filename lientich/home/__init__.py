"""Pages made of many rooms: the overview, my work, search, and the shell around every page."""
