"""What the stories in a browser do alike."""

PATIENCE = 120_000  # milliseconds, for a busy machine


def arrive(page, title):
    """Wait until this page is there, however it came.

    A selector is looked for with every frame; `expect` would look again after half a second.
    """
    assert '"' not in title
    page.wait_for_selector(f'//title[contains(normalize-space(), "{title}")]', state="attached")
    page.wait_for_selector("h1")
    page.wait_for_load_state()
