"""Dates as Vietnamese offices write them: 27-2-2019."""
