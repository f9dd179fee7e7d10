"""What the stories in a browser do alike."""

import re

PATIENCE = 120_000  # milliseconds, for a busy machine


def arrive(page, title):
    """Wait until this page is there, however it came."""
    from playwright.sync_api import expect

    expect(page).to_have_title(re.compile(re.escape(title)))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
