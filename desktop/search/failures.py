"""Whatever the search engine raises, as one exception; imported without the engine."""

from types import TracebackType


class EngineFailure(Exception):
    """Tantivy or its files failed: what it holds can no longer be believed."""


class _Failures:
    """One for all: a keystroke enters it dozens of times, which as a generator would cost a twentieth of it."""

    def __enter__(self) -> None:
        """Nothing is kept: it may be entered again within itself."""

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        if failure is not None and (
            isinstance(failure, (ValueError, OSError, RuntimeError, SystemError))
            or type(failure).__name__ == "PanicException"
        ):
            raise EngineFailure(str(failure)) from failure


_FAILURES = _Failures()


def engine_failures() -> _Failures:
    """Turn whatever tantivy raises into EngineFailure; a panic of its Rust code is not even an Exception."""
    return _FAILURES
