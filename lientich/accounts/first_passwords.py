"""One-time passwords: random, legible on paper, and kept nowhere but as a hash."""

from uuid import UUID

from django.utils.crypto import get_random_string, salted_hmac

from .models import User

# Without letters and figures that look alike on paper.
LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"
LETTERS = 14


def fresh() -> str:
    return get_random_string(LETTERS, LEGIBLE)


def derived(person_id: UUID, token: UUID) -> str:
    """Random as its token is; without the server's key and the token nobody makes it again."""
    secret = salted_hmac("one-time password", f"{token}{person_id}", algorithm="sha256").digest()
    return "".join(LEGIBLE[byte % len(LEGIBLE)] for byte in secret[:LETTERS])


def seal(user: User) -> str:
    """By which it is known whether the password is still the one that the account was made with."""
    return salted_hmac("seal of a password", user.password, algorithm="sha256").hexdigest()
