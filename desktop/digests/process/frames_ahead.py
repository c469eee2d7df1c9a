"""Frames that a reader has sent and nobody has taken yet: so many bytes of them that neither side waits for long."""

import threading
from collections import deque

BYTES_AHEAD = 4 * 1024 * 1024
"""What an import stages at once (`staging.CHUNK`) and more: while that is written, the reader reads on."""


class FramesAhead:
    """Passes frames from the thread that receives them to the one that wants them, in order."""

    def __init__(self, most: int = BYTES_AHEAD) -> None:
        """`most` bytes may wait at a time, or one frame that is longer."""
        self._most = most
        self._bytes = 0
        self._frames: deque[bytes | None] = deque()
        self._is_closed = False
        self._moved = threading.Condition()

    def put(self, frame: bytes | None) -> bool:
        """Adds a frame, None for the end, as soon as there is room; False when nobody will take it."""
        size = len(frame or b"")
        with self._moved:
            self._moved.wait_for(
                lambda: self._is_closed or not self._frames or self._bytes + size <= self._most
            )
            if self._is_closed:
                return False
            self._frames.append(frame)
            self._bytes += size
            self._moved.notify_all()
            return True

    def take(self, timeout: float) -> bytes | None:
        """The next frame, None at the end; raises TimeoutError when there is none within `timeout` seconds."""
        with self._moved:
            if not self._moved.wait_for(lambda: self._frames, timeout):
                raise TimeoutError
            frame = self._frames.popleft()
            self._bytes -= len(frame or b"")
            self._moved.notify_all()
            return frame

    def close(self) -> None:
        """Nobody takes frames any more: whoever waits to add one goes on at once."""
        with self._moved:
            self._is_closed = True
            self._moved.notify_all()
