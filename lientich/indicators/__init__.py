"""Indicators: what units report period by period, their plans, and what it comes to."""
