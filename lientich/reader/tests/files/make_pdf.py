"""Remakes resolution.pdf from resolution.html with Chromium: python make_pdf.py [chromium]"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(browser: str = "chromium") -> None:
    subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--print-to-pdf={HERE / 'resolution.pdf'}", (HERE / "resolution.html").as_uri(),
        ],
        check=True,
    )  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:2])
