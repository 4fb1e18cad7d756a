"""What the tests of the server share besides fixtures."""

from __future__ import annotations

from collections.abc import Callable

from starlette.testclient import TestClient

TOKEN = "a-token-of-sixteen-or-more"  # noqa: S105 - of a server in a test
Serve = Callable[..., TestClient]
