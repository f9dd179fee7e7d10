"""The pages of organisations, and of the days on which one works."""
