"""Sheets go out to be worked on and come back in: tried first, then carried out row by row."""
