import pytest

from lientich.organisations.models import FieldOfWork
from lientich.reader import fields


@pytest.mark.django_db
def test_what_the_reader_finds_is_a_field_of_work():
    known = set(FieldOfWork.objects.values_list("name", flat=True))
    assert set(fields._VOCABULARY) <= known
    assert FieldOfWork.objects.get(key="other").name not in fields._VOCABULARY
