"""What every room stands on: who acts, what may be seen, text, dates, forms. Knows no room."""
