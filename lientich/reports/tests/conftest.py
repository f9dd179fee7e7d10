from lientich.conferences.tests.conftest import (  # noqa: F401 -- fixtures
    conference,
    draft,
    internal,
    programme,
    resolution,
    task,
)
