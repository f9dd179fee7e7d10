"""Deeds done at the same moment, each in a thread of its own."""

import sqlite3
import tempfile
import threading
from contextlib import contextmanager

from django.db import connection


def at_once(*deeds):
    """Do these in threads that set out together; returns what each gave or raised."""
    ready, outcomes = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(place, deed, database):
        connection.settings_dict = connection.settings_dict | {"NAME": database}
        ready.wait()
        try:
            outcomes[place] = deed()
        except Exception as error:  # whatever it is, the test judges it
            outcomes[place] = error
        finally:
            connection.close()

    with a_database_for_threads() as database:
        threads = [
            threading.Thread(target=run, args=(place, deed, database))
            for place, deed in enumerate(deeds)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return outcomes


@contextmanager
def a_database_for_threads():
    """The test's database. SQLite's lives in memory, where threads do not wait for each other:
    for the length of the deeds it lives in a file, as it does on a server."""
    if connection.vendor != "sqlite":
        yield connection.settings_dict["NAME"]
        return
    with tempfile.TemporaryDirectory() as folder:
        name = f"{folder}/database"
        copy = sqlite3.connect(name)
        connection.connection.backup(copy)
        yield name
        copy.backup(connection.connection)
        copy.close()
