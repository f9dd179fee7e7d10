"""The worker's steps that write letters of notices, and hand them to the mail server.

A letter is taken, handed over and then marked as sent. A worker that is killed between the last
two sends that one letter again ten minutes later, under the same Message-ID.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from smtplib import SMTPDataError, SMTPNotSupportedError, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from lientich.core import clock
from lientich.core.work import kind_and_place, step

from . import actions, wording
from .actions.letters import holding
from .models import Letter

log = logging.getLogger(__name__)

AT_ONCE = 20  # letters over one connection
FOR_GOOD = 500  # from this answer of a mail server on, trying again does not help (RFC 5321)


@step
def write(now: datetime | None = None) -> int:
    return actions.write_letters(now or clock.now()) if settings.SENDS_MAIL else 0


@step
def send(now: datetime | None = None) -> int:
    """How many letters were sent or given up."""
    now = now or clock.now()
    letters = list(actions.due_letters(now)[:AT_ONCE])
    if not letters:
        return 0
    server, done = get_connection(), 0
    try:
        server.open()
        for letter in letters:
            if actions.take(letter, now) and not _send(letter, server, now):
                break
            done += 1
    except OSError as error:  # nobody answers there: smtplib's errors are of this kind, too
        if actions.take(letters[0], now):
            actions.note_outage(letters[0], now, type(error).__name__)
    finally:
        server.close()
    return done


def _send(letter: Letter, server, now: datetime) -> bool:
    """Whether the next one may be tried."""
    if actions.rests(letter, now):
        return True
    told = holding(letter, now)
    if not (told.items or told.acts):
        actions.drop(letter, now)
        return True
    subject, text = wording.letter(letter.person.name, told, now)
    message = EmailMessage(
        subject,
        text,
        to=[letter.address],
        connection=server,
        headers={"Message-ID": f"<{letter.pk}@lientich>", "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except SMTPRecipientsRefused as error:
        note = actions.note_refusal if _is_for_good(error) else actions.note_failure
        note(letter, now, type(error).__name__)
    except (SMTPDataError, SMTPNotSupportedError) as error:  # the server is there, and not for it
        _note(actions.note_failure, letter, now, error)
    except OSError as error:  # whatever a mail server or the way to it does
        _note(actions.note_outage, letter, now, error)
        return False
    except Exception as error:  # a fault of this letter holds up no other
        _note(actions.note_failure, letter, now, error)
    else:
        kept = (subject, text) if settings.DEMONSTRATION else ()
        actions.note_sent(letter, now, *kept)
    return True


def _is_for_good(refused: SMTPRecipientsRefused) -> bool:
    """Whether the address is wrong; a full mailbox or a server that knows us not yet is neither."""
    return all(code >= FOR_GOOD for code, _words in refused.recipients.values())


def _note(note: Callable[..., None], letter: Letter, now: datetime, error: Exception) -> None:
    log.warning("a letter was not sent: %s", kind_and_place(error))
    note(letter, now, type(error).__name__)
