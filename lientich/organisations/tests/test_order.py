"""Organisations and people stand in the order of a Vietnamese dictionary, on either database."""

import pytest
from django.db import connection

from lientich.organisations.models import Organisation, Person


def test_people_stand_by_given_name_then_by_the_rest(db):
    names = ["Lê Văn An", "Trần Ân", "Đỗ Thị Đào", "Bùi Uy", "Lý Ưng", "Vũ Vi", "Hà Xuân", "Hồ Yên"]
    for name in reversed(names):
        Person.objects.create(name=name)
    assert [person.name for person in Person.objects.all()] == names


@pytest.mark.parametrize("model", [Organisation, Person])
def test_whatever_order_the_database_is_set_to(db, model):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite compares by code point of itself")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT collation_name FROM information_schema.columns "
            "WHERE table_name = %s AND column_name = 'name_key'",
            [model._meta.db_table],
        )
        assert cursor.fetchone() == ("C",)
