import pytest

from .signatures.tests import loops


@pytest.fixture(autouse=True)
def _a_loop_of_their_own():
    with loops.of_their_own():
        yield
