"""Tell people: of what is due and what is late, in the application and by mail, once."""
