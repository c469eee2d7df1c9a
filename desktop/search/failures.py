"""Whatever the search engine raises, as one exception; imported without the engine."""

from collections.abc import Iterator
from contextlib import contextmanager


class EngineFailure(Exception):
    """Tantivy or its files failed: what it holds can no longer be believed."""


@contextmanager
def engine_failures() -> Iterator[None]:
    """Turn whatever tantivy raises into EngineFailure; a panic of its Rust code is not even an Exception."""
    try:
        yield
    except (ValueError, OSError, RuntimeError, SystemError) as failure:
        raise EngineFailure(str(failure)) from failure
    except BaseException as failure:
        if type(failure).__name__ != "PanicException":
            raise
        raise EngineFailure(str(failure)) from failure
