"""Organisations in a matrix of lines and time: units, their bodies, people, posts."""
