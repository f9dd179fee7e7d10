"""Remakes each PDF here from its page with Chromium: python make_pdf.py [chromium]"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(browser: str = "chromium") -> None:
    for page in HERE.glob("*.html"):
        print_page(browser, page)


def print_page(browser: str, page: Path) -> None:
    subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--print-to-pdf={page.with_suffix('.pdf')}", page.as_uri(),
        ],
        check=True,
    )  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:2])
