"""What a piece of work costs: its statements alone, and all of it."""

import database


class Listener:
    """The statements of a piece of work."""

    def __init__(self):
        self.statements = []

    def __call__(self, execute, sql, params, many, context):
        self.statements.append((sql, params))
        return execute(sql, params, many, context)


def taken(work) -> tuple[float, float]:
    """Milliseconds: of its statements asked again and read to their end, and of the whole."""
    from django.db import connection

    connection.ensure_connection()
    listener = Listener()
    with connection.execute_wrapper(listener):
        begun = database.spent()
        work()
        whole = database.spent() - begun
    within = 0.0
    with connection.cursor() as cursor:
        for sql, params in listener.statements:
            begun = database.spent()
            cursor.execute(sql, params)
            cursor.fetchall()
            within += database.spent() - begun
    return within * 1000, whole * 1000


def least(work, rounds: int) -> tuple[float, float]:
    """The least of some rounds: other work on the machine only slows one down."""
    within, whole = zip(*(taken(work) for _turn in range(rounds)), strict=True)
    return min(within), min(whole)
