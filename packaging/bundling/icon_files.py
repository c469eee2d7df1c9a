"""Draws the icon in every form that systems ask for: PNG by size, .ico for Windows, .icns for macOS."""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource_path
from desktop.ui.look.icons import rendered

SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
"""The sizes of the icon theme (freedesktop.org Icon Theme Specification) that desktops look for."""
_BELOW = 32
"""Smaller icons are another drawing, with fewer lines."""
_WINDOWS = (16, 20, 24, 32, 40, 48, 64, 256)
_MACOS = {
    b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512,
    b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512, b"ic10": 1024,
}  # fmt: skip
"""The types of an icon family that hold PNG, with their sides; the second line is for twice the density."""


def draw_all(folder: Path) -> None:
    """Writes all of them below `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        target = folder / "hicolor" / f"{size}x{size}" / "apps" / "papertray.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(png(size))
    (folder / "papertray.ico").write_bytes(ico({size: png(size) for size in _WINDOWS}))
    (folder / "papertray.icns").write_bytes(icns({kind: png(size) for kind, size in _MACOS.items()}))


def png(size: int) -> bytes:
    """The icon as PNG, `size` pixels wide and high."""
    drawing = "papertray-small.svg" if size < _BELOW else "papertray.svg"
    image = rendered(QSvgRenderer(str(resource_path("icons", drawing))), size, 1.0)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """An icon for Windows that holds PNG pictures by their sides, at most 256 pixels."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    entries, bodies = b"", b""
    for size, body in sorted(pictures.items()):
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(body), place + len(bodies))
        bodies += body
    return head + entries + bodies


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """An icon for macOS that holds PNG pictures by their types."""
    body = b"".join(kind + struct.pack(">I", 8 + len(each)) + each for kind, each in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body
