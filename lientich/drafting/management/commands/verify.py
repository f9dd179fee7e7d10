import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from lientich.core import clock
from lientich.core.text import EXERCISE_MARK
from lientich.drafting.signature_words import told
from lientich.drafting.signatures.answers import Verdict
from lientich.drafting.signatures.sandbox import verify_in_child
from lientich.drafting.trusting import trust


class Command(BaseCommand):
    help = "Who signed a PDF, when and as what, and what was changed since. Ends with 0 if valid."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="the same for programs")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            data = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(_("Không đọc được tệp: %(why)s") % {"why": error}) from error
        found = verify_in_child(data, trust(), clock.now())
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            self._tell(told(found))
        if found["verdict"] != Verdict.VALID:
            raise SystemExit(1)

    def _tell(self, found: dict[str, Any]) -> None:
        if found["exercise"]:
            self.stdout.write(EXERCISE_MARK)
        self.stdout.write(f"{found['title']}. {found['text']}")
        if found["filled"]:
            filled = _("Trong ô điền sau khi ký: %(filled)s.") % {"filled": found["filled"]}
            self.stdout.write(filled)
        if found["against"]:
            self.stdout.write(found["against"])
        for one in found["signatures"]:
            self.stdout.write("")
            self.stdout.write(one["name"])
            for term, value in one["facts"]:
                self.stdout.write(f"  {term}: {value}")
        for empty in found["unsigned"]:
            self.stdout.write(_("Ô chưa ký: %(field)s") % {"field": empty})
