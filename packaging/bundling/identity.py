"""How the three systems know Papertray: names, identifiers, and the kinds of file it opens."""

from pathlib import Path
from typing import Any

SHOWN_NAME = "Papertray"
COMMAND = "papertray"
BUNDLE_ID = "org.papertray.papertray"
"""The component in AppStream and the application on macOS; given once, it must never change."""
PUBLISHER = "The Papertray authors"
HOME_PAGE, POST = "https://papertray.invalid", "authors@papertray.invalid"
"""Addresses that are nobody's (RFC 2606) as long as Papertray has none; a release puts its own here."""
SUMMARY = "Decide which papers to read, and find them again"
LIST_TYPE = "application/vnd.papertray.list+json"
LIST_TYPE_MACOS = "org.papertray.list"
SCHEME = "papertray"
OLDEST_MACOS = "13.0"
"""That of Qt's wheels for macOS."""
OPENS = {
    "bib": ("BibTeX bibliography", "text/x-bibtex"),
    "ris": ("RIS records", "application/x-research-info-systems"),
    "nbib": ("PubMed records", "application/nbib"),
    "eml": ("Mail", "message/rfc822"),
    "mbox": ("Mailbox", "application/mbox"),
    "json": ("JSON", "application/json"),
    "xml": ("XML", "application/xml"),
    "txt": ("Text", "text/plain"),
    "md": ("Markdown", "text/markdown"),
    "html": ("Web page", "text/html"),
}
"""What "Open with" offers Papertray for: ending, what people call it, media type. It is nobody's default there."""


def information_for_macos(version: str) -> dict[str, Any]:
    """The Info.plist beyond what PyInstaller writes, as for `plistlib`."""
    shared_list = {
        "UTTypeIdentifier": LIST_TYPE_MACOS,
        "UTTypeDescription": "Papertray reading list",
        "UTTypeConformsTo": ["public.json"],
        "UTTypeTagSpecification": {
            "public.filename-extension": ["papertray"],
            "public.mime-type": [LIST_TYPE],
        },
    }
    documents = [
        {
            "CFBundleTypeName": "Papertray reading list",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [LIST_TYPE_MACOS],
        },
        {
            "CFBundleTypeName": "Digest",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "CFBundleTypeExtensions": list(OPENS),
        },
    ]
    return {
        "CFBundleDisplayName": SHOWN_NAME,
        "CFBundleShortVersionString": version,
        "CFBundleDocumentTypes": documents,
        "CFBundleURLTypes": [{"CFBundleURLName": BUNDLE_ID, "CFBundleURLSchemes": [SCHEME]}],
        "UTExportedTypeDeclarations": [shared_list],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": f"© 2026 {PUBLISHER}. MIT licence.",
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,
    }


def version_for_windows(folder: Path, version: str) -> Path:
    """Writes the version resource of the executables, in the form that PyInstaller reads; where it is."""
    numbers = tuple(int(part) for part in f"{version}.0.0.0".split(".")[:4])
    strings = {
        "CompanyName": PUBLISHER,
        "FileDescription": SHOWN_NAME,
        "FileVersion": version,
        "InternalName": COMMAND,
        "LegalCopyright": f"© 2026 {PUBLISHER}",
        "OriginalFilename": f"{COMMAND}.exe",
        "ProductName": SHOWN_NAME,
        "ProductVersion": version,
    }
    table = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    text = (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, "
        "fileType=1, subtype=0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('040904B0', [{table}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )
    target = folder / "version_info.txt"
    target.write_text(text, encoding="utf-8")
    return target
