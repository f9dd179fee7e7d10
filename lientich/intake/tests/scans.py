from lientich.core.ids import new_id
from lientich.intake.reception import bring_in
from lientich.reader.tests.scan import picture


def scanned(by, data=None, name="quet.png", **more):
    """A scan that has come in and waits to be registered."""
    data = picture() if data is None else data
    return bring_in(data, name, by=by, batch=more.pop("batch", None) or new_id(), **more).intake
