"""What the screens load, without what they never use. This module owns that omission; it loads no screen itself."""

from __future__ import annotations

import sys


def load_asyncio_without_tls() -> None:
    """Load asyncio as it is on a Python without TLS.

    Textual needs asyncio, asyncio takes TLS along where there is one, and that is OpenSSL: 4 MB and a twentieth of the
    time to the first frame, for a program that speaks to nobody. Whoever imports ``ssl`` afterwards gets it.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # Python's own way to say: there is none
    try:
        import asyncio  # noqa: F401, PLC0415  # only loaded here, and only now
    finally:
        del sys.modules["ssl"]
