"""Makes what the bundle needs before PyInstaller runs: icons, licence texts, manual page, completions.

Runs in the clean environment of the build, so that what is gathered is what is shipped.
"""

import datetime as dt
import gzip
import os
import shutil
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import command_documents  # noqa: E402 - lies in the folder that was just added
import icon_files  # noqa: E402
import licence_texts  # noqa: E402

COMPLETIONS = {
    "papertray": "bash-completion/completions",
    "_papertray": "zsh/site-functions",
    "papertray.fish": "fish/vendor_completions.d",
}


def main() -> int:
    """Writes all of it below build/."""
    build = ROOT / "build"
    application = QGuiApplication(["papertray"])
    icon_files.draw_all(build / "icons")
    licence_texts.gather(ROOT, build / "licences")
    share = build / "share"
    shutil.rmtree(share, ignore_errors=True)
    shutil.copytree(build / "icons" / "hicolor", share / "icons" / "hicolor")
    today = dt.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), dt.UTC).date().isoformat()
    page = share / "man" / "man1" / "papertray.1.gz"
    page.parent.mkdir(parents=True)
    page.write_bytes(gzip.compress(command_documents.manual_page(today).encode(), 9, mtime=0))
    for name, text in command_documents.completions().items():
        target = share / COMPLETIONS[name] / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
