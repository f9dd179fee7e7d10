import pytest
from django.core.cache.backends.db import DatabaseCache


@pytest.mark.django_db
def test_the_table_in_which_attempts_are_counted_is_made_by_migration():
    """Tests count in memory; whoever runs the house counts in this table, across processes."""
    counted = DatabaseCache("core_cache", {})
    assert counted.add("attempts", 1)
    assert counted.incr("attempts") == 2
