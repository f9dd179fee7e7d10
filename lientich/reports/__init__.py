"""Papers made of many rooms: the review report of a conference, from live data."""
