"""Liên tịch: the joint work of organisations that lead the same units."""
