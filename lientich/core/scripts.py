"""Pages that send by a script, and are answered with data."""

from django.http import HttpRequest


def is_of_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"
