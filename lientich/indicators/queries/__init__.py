"""What is known of indicators, as far as one may read."""
