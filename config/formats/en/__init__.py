"""Dates for English readers: 27 Feb 2019."""
