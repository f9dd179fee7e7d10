"""Text in, facts out: what a document says, each fact with its place. Pure: no Django, no network."""
