"""The store: one SQLite file that knows every article, digest and message. Only here is SQL."""

from digest.store.database import Lock, open_copy, open_state

__all__ = ["Lock", "open_copy", "open_state"]
