"""Any damage to a file of any format: it is read, or one line says why not."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiedao.loaders.sources import Document, Source, SourceError, contents, document_of

FORMATS = Path(__file__).parents[3] / "examples" / "formats"
NAMES = sorted(path.stem for path in (FORMATS / "pdf").glob("*.pdf"))
SAMPLES = ("pdf/{}.pdf", "docx/{}.docx")
CONTAINERS = (".zip", ".warc.gz", ".jsonl")


def damaged(raw: bytes, cuts: list[tuple[int, bytes]], length: int) -> bytes:
    for place, new in cuts:
        at = place % len(raw)
        raw = raw[:at] + new + raw[at + len(new) :]
    return raw[: max(10, length % (2 * len(raw)))]


edits = st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=8)), max_size=12)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SAMPLES), edits, st.integers(0, 10**6))
def test_damaged_files_are_read_or_refused(sample: str, cuts: list[tuple[int, bytes]], length: int) -> None:
    path = FORMATS / sample.format(NAMES[1])
    found = document_of(Source("a", path.name), damaged(path.read_bytes(), cuts, length))
    assert isinstance(found, SourceError) or found.text.strip()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(CONTAINERS), edits, st.integers(0, 10**6))
def test_damaged_containers_are_read_or_refused(tmp_path: Path, suffix: str, cuts: list[tuple[int, bytes]], length: int) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(damaged((FORMATS / f"news{suffix}").read_bytes(), cuts, length))
    for content in contents(Source(str(path), path.name)):
        assert isinstance(content, SourceError) or isinstance(document_of(content.source, content.raw), Document | SourceError)
