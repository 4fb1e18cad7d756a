"""How a graph is served: what the command line says in, values that the whole of `web` reads out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request and one client may take. Zero requests a second means no limit."""

    seconds: float = 30.0
    """A query that takes longer is killed."""
    rows: int = 100_000
    answer: int = 64 << 20
    """Bytes of an answer."""
    memory: int = 4 << 30
    """Bytes of address space of the process that runs a query."""
    body: int = 2 << 20
    """Bytes of a request."""
    patience: float = 20.0
    """Seconds in which a request has to have come in, and in which a client has to take each part of the answer."""
    requests: float = 50.0
    """Requests a second of one client, in the long run."""
    burst: int = 400
    """Requests of one client at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    host: str = "127.0.0.1"
    port: int = 8000
    base_url: str | None = None
    """The address that people know the server by, with its path if it has one, without a slash at the end; where it starts with https, HSTS is sent."""
    read_only: bool = False
    """No update and no judgement is taken, not even with the token."""
    token_file: Path | None = None
    questions: Path | None = None
    """A folder with questions of one's own, asked beside those of the package."""
    limits: Limits = field(default_factory=Limits)

    @property
    def secure(self) -> bool:
        return (self.base_url or "").startswith("https://")

    @property
    def below(self) -> str:
        """The path that comes before every address on a host that others share: `/jiedao`, or nothing."""
        return urlsplit(self.base_url or "").path

    @property
    def endpoint(self) -> str:
        """Where queries go to, for descriptions that are made before anybody has asked."""
        return f"{self.base_url or f'http://{self.host}:{self.port}'}/sparql"
