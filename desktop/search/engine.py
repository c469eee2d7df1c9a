"""Tantivy's schemas and files as this room uses them; importing this module costs its start."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from tantivy import Index, Schema, SchemaBuilder

from desktop.search.failures import EngineFailure, engine_failures

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 2
"""Raised whenever folding, fields or files change: an index of another format is rebuilt."""
TITLE, AUTHORS, TAGS, NOTE, ABSTRACT = "title", "authors", "tags", "note", "abstract"
FIELDS = (TITLE, AUTHORS, TAGS, NOTE, ABSTRACT)
WORD = "word"
_FOOTER_MAGIC = 1337
_CHUNK_BYTES = 1 << 20


def papers_schema() -> Schema:
    """One document per paper; document 0 holds `revision` and `format`. Titles are stored folded, for ties."""
    schema = SchemaBuilder()
    schema.add_unsigned_field("id", indexed=True, fast=True)
    schema.add_unsigned_field("revision", stored=True)
    schema.add_unsigned_field("format", stored=True)
    for field in FIELDS:
        schema.add_text_field(field, stored=field == TITLE, tokenizer_name="whitespace")
    return schema.build()


def words_schema() -> Schema:
    """One document per distinct word of the papers."""
    schema = SchemaBuilder()
    schema.add_text_field(WORD, stored=True, tokenizer_name="raw", index_option="basic")
    return schema.build()


def created_index(folder: Path, schema: Schema) -> Index:
    """Return a new, empty index in the empty folder `folder`."""
    folder.mkdir(parents=True)
    index = Index(schema, str(folder), reuse=False)
    index.config_reader("manual")
    return index


def opened_index(folder: Path) -> Index:
    """Return the index in `folder`. Raises EngineFailure when a file is missing, cut or changed."""
    with engine_failures():
        _check_files(folder)
        index = Index.open(str(folder))
        index.config_reader("manual")
        return index


def _check_files(folder: Path) -> None:
    """Compare each file of the committed segments with the checksum in its own footer.

    Tantivy checks footers' versions only; a flipped bit in a posting list would be believed. A footer is
    JSON, its length and a magic number, both 32 bits, little end first.
    """
    try:
        segments = json.loads((folder / "meta.json").read_bytes())["segments"]
        committed = {
            segment["segment_id"].replace("-", ""): str((segment["deletes"] or {}).get("opstamp"))
            for segment in segments
        }
    except (LookupError, TypeError, AttributeError) as failure:
        raise EngineFailure("the list of segments is not tantivy's") from failure
    for path in folder.iterdir():
        segment, _, rest = path.name.partition(".")
        # What was deleted after the commit is a file of its own, left half written by a kill, which nobody reads.
        is_uncommitted = rest.endswith(".del") and rest != f"{committed.get(segment)}.del"
        if segment in committed and not is_uncommitted and not _is_whole(path):
            raise EngineFailure(f"{path.name} is damaged")


def _is_whole(path: Path) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 8))
        tail = file.read()
        length = int.from_bytes(tail[:4], "little")
        if int.from_bytes(tail[4:], "little") != _FOOTER_MAGIC or length + 8 > size:
            return False
        file.seek(size - 8 - length)
        footer = json.loads(file.read(length))
        file.seek(0)
        found, left = 0, size - 8 - length
        while left > 0:
            chunk = file.read(min(left, _CHUNK_BYTES))
            found, left = zlib.crc32(chunk, found), left - len(chunk)
    return isinstance(footer, dict) and footer.get("crc") == found
