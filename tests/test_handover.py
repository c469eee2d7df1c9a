"""A second start and the window that is open already."""

import contextlib
import os
import socket
import threading
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from desktop import handover
from desktop.handover import Reception, hand_over
from desktop.limits import HANDOVER_BYTES

unix = pytest.mark.skipif(os.name == "nt", reason="Windows has named pipes instead")
SECONDS = 10


class OpenWindow:
    """What a window does: receives on a thread of its own, and remembers what it was given."""

    def __init__(self, library):
        self.taken = []
        self.reception = Reception(library, self.taken.append)
        self.thread = threading.Thread(target=self.reception.serve, name="window")
        self.thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.reception.close()
        self.thread.join(SECONDS)
        assert not self.thread.is_alive()


@pytest.fixture
def library(isolated_home):
    return isolated_home / "library.db"


@pytest.fixture
def address(library):
    return handover._address(library)


def digests(folder, *names):
    for name in names:
        (folder / name).write_text("x")
    return [folder / name for name in names]


def test_files_reach_the_window_in_their_order(library, tmp_path):
    files = digests(tmp_path, "b.txt", "a é\n.txt", "-rf.bib")
    with OpenWindow(library) as window:
        assert hand_over(library, files)
    assert window.taken == [files]


def test_links_reach_the_window_among_files_and_other_words_do_not(library, tmp_path):
    [file] = digests(tmp_path, "a.txt")
    link = "papertray:add?url=https%3A%2F%2Fexample.org&title=T"
    with OpenWindow(library) as window:
        assert hand_over(library, [link, file, "https://example.org"])
    assert window.taken == [[link, file]]


def test_a_start_without_files_brings_the_window_to_the_front(library):
    with OpenWindow(library) as window:
        assert hand_over(library, [])
    assert window.taken == [[]]


def test_without_a_window_nothing_is_handed_over(library, tmp_path):
    assert not hand_over(library, digests(tmp_path, "a.txt"))


def test_a_window_on_another_library_gets_nothing(library, tmp_path):
    with OpenWindow(library.with_name("other.db")) as window:
        assert not hand_over(library, digests(tmp_path, "a.txt"))
    assert window.taken == []


def test_a_relative_path_is_that_of_the_second_start(library, tmp_path, monkeypatch):
    digests(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    with OpenWindow(library) as window:
        assert hand_over(library, [Path("a.txt")])
    assert window.taken == [[tmp_path / "a.txt"]]


def test_only_what_exists_is_taken(library, tmp_path):
    (there,) = digests(tmp_path, "a.txt")
    with OpenWindow(library) as window:
        assert hand_over(library, [tmp_path / "gone.txt", there, tmp_path / ("x" * 300)])
    assert window.taken == [[there]]


def test_more_files_than_fit_into_one_message_all_arrive(library, tmp_path):
    files = digests(tmp_path, *(f"{number:04}{'x' * 200}.txt" for number in range(400)))
    assert sum(len(os.fsencode(file)) for file in files) > HANDOVER_BYTES
    with OpenWindow(library) as window:
        assert hand_over(library, files)
    assert [file for message in window.taken for file in message] == files
    assert len(window.taken) > 1


def test_a_path_that_is_not_absolute_is_not_taken(library, address, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    digests(tmp_path, "a.txt")
    with OpenWindow(library) as window, Client(address) as start:
        start.send_bytes(b"a.txt\0../a.txt\0")
        start.recv_bytes()
    assert window.taken == [[]]


def test_a_message_that_is_too_large_is_dropped_and_the_window_goes_on(library, address):
    with OpenWindow(library) as window:
        with Client(address) as start, contextlib.suppress(BrokenPipeError):
            start.send_bytes(b"x" * (HANDOVER_BYTES + 1))
        assert hand_over(library, [])
    assert window.taken == [[]]


@unix
@pytest.mark.parametrize("noise", [b"", b"\xff\xff\xff\xff", b"GET / HTTP/1.1\r\n\r\n" + b"\0" * 50_000])
def test_noise_ends_nothing(library, address, noise):
    with OpenWindow(library) as window:
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.connect(address)
            stranger.sendall(noise)
        assert hand_over(library, [])
    assert window.taken == [[]]


@unix
def test_what_a_crash_left_behind_is_no_obstacle(library, address):
    Path(address).parent.mkdir(parents=True, mode=0o700, exist_ok=True)
    left = socket.socket(socket.AF_UNIX)
    left.bind(address)
    left.close()
    assert not hand_over(library, [])
    with OpenWindow(library):
        assert hand_over(library, [])


@unix
def test_nobody_else_may_look_into_the_folder_of_the_address(library, address):
    with OpenWindow(library):
        assert Path(address).parent.stat().st_mode & 0o077 == 0
    assert not Path(address).exists()


@unix
def test_a_window_that_hangs_is_not_waited_for_without_end(library, address):
    Path(address).parent.mkdir(parents=True, mode=0o700, exist_ok=True)
    with socket.socket(socket.AF_UNIX) as hanging:
        hanging.bind(address)
        hanging.listen()
        assert not hand_over(library, [], patience=0.1)


@unix
def test_a_home_too_long_for_a_socket_has_its_address_elsewhere(library, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / ("long" * 30)))
    assert len(os.fsencode(handover._address(library))) <= handover._ADDRESS_BYTES
