"""A document comes in: it is read, its facts are proposed, a person accepts or corrects them."""
