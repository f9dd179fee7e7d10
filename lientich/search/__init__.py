"""The index that every room feeds, and the one that the search box reads."""
