"""A text is drafted, by one organisation or jointly, agreed on word for word, signed and issued."""
