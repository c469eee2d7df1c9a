"""Papers to SQLite and back; the only room that knows SQL, and no row ever leaves it."""
