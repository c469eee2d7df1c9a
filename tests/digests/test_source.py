"""Files become sources within the limits; everything else is refused with its name and a reason."""

import os
import socket
import threading
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.refusals import LimitReached, size_in_words
from desktop.digests.source import HELD_BYTES, Source, from_browser, pasted, shown_name, source_of
from desktop.errors import UnreadableInput
from desktop.limits import STREAM_BYTES
from desktop.papers.draft import Draft
from desktop.papers.links import page_to_add
from desktop.progress import no_progress


def refused(path):
    """The error for `path`, which must come within a second even where opening blocks."""
    errors = []

    def read():
        try:
            source_of(path)
        except UnreadableInput as error:
            errors.append(error)

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    thread.join(1.0)
    assert not thread.is_alive(), "reading blocks"
    assert errors, "nothing was refused"
    return errors[0]


def test_a_file_is_read_whole_with_its_name(tmp_path):
    path = tmp_path / "digest.txt"
    path.write_bytes(b"a\r\nb")
    source = source_of(path)
    assert (source.data, source.name, source.path) == (b"a\r\nb", "digest.txt", str(path))


def test_the_bytes_are_not_in_the_repr(tmp_path):
    path = tmp_path / "digest.txt"
    path.write_bytes(b"secret title")
    assert "secret" not in repr(source_of(path))


def test_a_missing_file_is_named(tmp_path):
    error = refused(tmp_path / "gone.txt")
    assert error.thing == "gone.txt"
    assert "not found" in error.reason


def test_an_empty_file_is_refused_as_empty(tmp_path):
    (tmp_path / "empty.txt").touch()
    assert "empty" in refused(tmp_path / "empty.txt").reason


def test_a_folder_is_refused_as_a_folder(tmp_path):
    assert "folder" in refused(tmp_path).reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "pipe" in refused(tmp_path / "pipe.txt").reason


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero on this system")
def test_a_link_to_an_endless_device_is_refused(tmp_path):
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert "device" in refused(tmp_path / "zero.txt").reason


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets in folders on this system")
def test_a_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # a socket's whole path must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        assert "not a regular file" in refused(tmp_path / "s.txt").reason


def test_links_in_a_circle_are_told(tmp_path):
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert "circle" in refused(tmp_path / "a.txt").reason


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path):
    (tmp_path / "locked.txt").write_text("x")
    (tmp_path / "locked.txt").chmod(0)
    assert "permission" in refused(tmp_path / "locked.txt").reason


def test_a_file_over_the_limit_is_refused_by_its_size_alone(tmp_path):
    path = tmp_path / "sparse.txt"
    with path.open("wb") as file:
        file.truncate(STREAM_BYTES + 1)
    error = refused(path)
    assert isinstance(error, LimitReached)
    assert size_in_words(STREAM_BYTES) in error.reason


def large_file(path):
    path.write_bytes(bytes(range(256)) * (HELD_BYTES // 256) + b"the end")
    return path


def test_a_large_file_is_left_where_it_is_and_read_in_chunks(tmp_path):
    path = large_file(tmp_path / "large.bib")
    source = source_of(path)
    assert (source.data, source.size) == (b"", HELD_BYTES + 7)
    assert b"".join(source.chunks()) == path.read_bytes()
    assert b"".join(source.chunks(HELD_BYTES - 3, HELD_BYTES + 3)) == b"\xfd\xfe\xffthe"
    assert b"".join(source_of(path).chunks()) == path.read_bytes(), "as often as it is needed"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda path: path.write_bytes(bytes(HELD_BYTES + 7)), "was changed"),
        (lambda path: os.truncate(path, 5), "was changed"),
        (lambda path: path.unlink(), "was not found"),
        (lambda path: (path.unlink(), path.mkdir()), "folder"),
    ],
)
def test_a_large_file_that_was_changed_meanwhile_is_told(tmp_path, change, words):
    source = source_of(large_file(tmp_path / "large.bib"))
    change(tmp_path / "large.bib")
    with pytest.raises(UnreadableInput, match=words):
        list(source.chunks())


def test_a_small_source_gives_its_bytes_like_a_large_one():
    assert b"".join(Source(b"A Title").chunks(2, 5)) == b"Tit"
    assert Source(b"A Title").size == 7


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31mb.txt", "\udcff.txt", "a\u2028b.txt"])
def test_any_name_can_be_shown_on_one_line_and_stored(name):
    shown = shown_name(name)
    shown.encode()
    assert "\n" not in shown
    assert "\x1b" not in shown


def test_pasted_text_keeps_its_letters_and_has_no_name():
    source = pasted("Müller \ud83d\ude00 \ud800")
    assert source.data.decode() == "Müller 😀 \ufffd"
    assert source.name == ""
    assert source.thing == "pasted text"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_page_from_the_browser_is_one_record_whatever_its_title(title):
    page = page_to_add("papertray:add?" + urlencode({"url": "https://example.org/page", "title": title}))
    found = list(read(from_browser(page), no_progress))
    [draft] = [each for each in found if isinstance(each, Draft)]
    assert draft.url == "https://example.org/page"
    assert not draft.authors
    assert not draft.citation_key


def test_a_page_without_a_title_is_called_by_its_address():
    assert (
        b"TI  - https://example.org/x"
        in from_browser(page_to_add("papertray:add?url=https://example.org/x")).data
    )
