import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from lientich.intake.recognising import is_scan, read, recognise
from lientich.reader.unreadable import refusal


class Command(BaseCommand):
    help = "Print the facts of files, and touch no database."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="+")
        parser.add_argument("--json", action="store_true", help="one object, or a list of several")

    def handle(self, *args: Any, path: list[str], json: bool, **options: Any) -> None:
        readings = [self._read(Path(one)) for one in path]
        if json:
            self.stdout.write(_as_json(readings if len(readings) > 1 else readings[0]))
        else:
            for reading in readings:
                self._tell(reading)
        if any(reading["refused"] for reading in readings):
            raise SystemExit(1)

    def _read(self, path: Path) -> dict[str, Any]:
        try:
            data = path.read_bytes()
        except OSError as error:
            missing = _("Không mở được tệp: %(error)s") % {"error": error.strerror}
            return {"path": str(path), **refusal("failed"), "reason": missing}
        return _facts(data, path.name) | {"path": str(path)}

    def _tell(self, reading: dict[str, Any]) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(reading["path"]))
        if reading["refused"]:
            self.stdout.write(f"  {reading['reason']}")
            return
        source = reading["source"]
        head = [source["title"] or source["subject"], source["kind"], source["number"]]
        head += [source["symbol"], source["date"], ", ".join(source["issuers"])]
        self.stdout.write("  " + " · ".join(filter(None, head)))
        for name, items in reading.items():
            if isinstance(items, list) and items:
                self.stdout.write(f"  {name}: {len(items)}")
                for item in items:
                    said = reading["text"][item["start"] : item["end"]].replace("\n", " ")
                    self.stdout.write(f"    {' ' if item['sure'] else '?'} {said}")


def _facts(data: bytes, name: str) -> dict[str, Any]:
    """An old Word file is converted, a scan read by a machine, where they are installed; else the
    refusal says what to do."""
    reading = read(data, name)
    if not is_scan(reading, data):
        return reading
    recognised = recognise(data, name)
    return recognised if recognised["refused"] or recognised["text"] else reading


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
