"""What an official paper says by rule, in Vietnamese whatever the screen's language."""
