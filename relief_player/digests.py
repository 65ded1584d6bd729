"""A text's fingerprint. This module owns which hash that is, and where it is loaded from.

``hashlib`` loads the whole of OpenSSL, 4 MB that a player of stretches has no other use for; Python's own hashes give
the same answers. (``random`` in the standard library does likewise.)
"""

from __future__ import annotations

from uuid import UUID

try:
    from _sha1 import sha1  # type: ignore[import-not-found]  # Python's own, and without stubs

    from _sha2 import sha256  # type: ignore[import-not-found]  # Python 3.12 and later
except ImportError:
    try:
        from _sha1 import sha1
        from _sha256 import sha256  # type: ignore[import-not-found]  # Python 3.11
    except ImportError:
        from hashlib import sha1, sha256  # a Python built without its own


def digest(*texts: str) -> str:
    """The SHA-256 of some texts, kept apart by a zero byte, as 64 hexadecimal digits."""
    found: str = sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
    return found


def named_uuid(namespace: UUID, name: str) -> UUID:
    """What ``uuid.uuid5`` answers (RFC 9562, version 5), without the ``hashlib`` it loads."""
    return UUID(bytes=sha1(namespace.bytes + name.encode(), usedforsecurity=False).digest()[:16], version=5)
