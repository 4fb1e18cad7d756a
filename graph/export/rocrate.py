"""A knowledge graph in, an RO-Crate 1.1 out (https://w3id.org/ro/crate): the data with its description, checksums and provenance.

The N-Quads, the CSV tables, the ontology and shapes, `void.ttl`, and `sha256sums.txt` for `sha256sum -c`. The crate says what it was
made of and with what; it has no day of its own, so `datePublished` is what is given, else the newest day of publication in the graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path
from typing import Any

from ...schema.resources import read
from ..citation import Citation, cite
from ..kg import KG
from .about import About
from .canonical import canonical_lines
from .csvw import write_csv
from .void import File, counts, description

MEDIA = {
    ".nq": "application/n-quads", ".csv": "text/csv", ".ttl": "text/turtle", ".json": "application/json", ".jsonld": "application/ld+json",
    ".txt": "text/plain",
}  # fmt: skip
NAMES = {
    "graph.nq": "规范排序的全图 / the whole graph, canonical N-Quads", "ontology.ttl": "本体 / the ontology", "shapes.ttl": "SHACL 约束 / the shapes",
    "context.jsonld": "JSON-LD 上下文 / the context", "void.ttl": "VoID 与 DCAT 描述 / the description in VoID and DCAT",
    "csv/csv-metadata.json": "表格的说明（CSVW） / what the tables mean (CSV on the Web)", "sha256sums.txt": "校验和 / checksums",
}  # fmt: skip
SUMS = "sha256sums.txt"
METADATA = "ro-crate-metadata.json"
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
Json = dict[str, Any]


NOTHING = About()


def write_rocrate(kg: KG, folder: Path, about: About = NOTHING) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "graph.nq").open("wb") as stream:
        stream.writelines(line.encode() for line in canonical_lines(kg.store, kg.ids))
    write_csv(kg, folder / "csv")
    for name in ("ontology.ttl", "shapes.ttl", "context.jsonld"):
        (folder / name).write_text(read(name), "utf-8", newline="")
    cited = cite(kg, about.title)
    described = description(kg, counts(kg), about.title, files(folder), about.licence, cited.build_id)
    (folder / "void.ttl").write_bytes(described)
    sums = "".join(f"{file.sha256}  {file.path}\n" for file in files(folder))
    (folder / SUMS).write_text(sums, "utf-8", newline="")
    crate = json.dumps(metadata(cited, about, files(folder)), ensure_ascii=False, indent=1) + "\n"
    (folder / METADATA).write_text(crate, "utf-8", newline="")


def files(folder: Path) -> list[File]:
    return [file(folder, path) for path in sorted(folder.rglob("*")) if path.is_file()]


def file(folder: Path, path: Path) -> File:
    with path.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    return File(path.relative_to(folder).as_posix(), MEDIA[path.suffix], path.stat().st_size, digest)


def metadata(cited: Citation, about: About, found: Iterable[File]) -> Json:
    """Flat JSON-LD: the crate, its files, how it was made and by what."""
    entities = [data_entity(one) for one in found]
    tools = [software(name) for name in cited.software]
    making = {
        "@id": "#build", "@type": "CreateAction", "name": "从文档建成图谱 / the graph was built from documents",
        "description": f"{cited.documents} 份文档，清单见 / documents, listed in csv/nodes/document.csv",
        "object": {"@id": "csv/nodes/document.csv"}, "instrument": [{"@id": one["@id"]} for one in tools], "result": {"@id": "graph.nq"},
    }  # fmt: skip
    root = {
        "@id": "./", "@type": "Dataset", "name": about.title, "description": str(cited), "identifier": cited.version,
        "datePublished": about.published or cited.last, "temporalCoverage": "/".join(filter(None, (cited.first, cited.last))),
        "license": {"@id": about.licence} if about.licence else None, "hasPart": [{"@id": one["@id"]} for one in entities],
        "mentions": {"@id": "#build"}, "inLanguage": "zh",
    }  # fmt: skip
    head = {"@id": METADATA, "@type": "CreativeWork", "about": {"@id": "./"}, "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"}}
    licences = [{"@id": about.licence, "@type": "CreativeWork", "name": about.licence}] if about.licence else []
    known = {name: value for name, value in root.items() if value}
    return {"@context": CONTEXT, "@graph": [head, known, *entities, making, *tools, *licences]}


def data_entity(found: File) -> Json:
    name = NAMES.get(found.path, found.path)
    said = {"encodingFormat": found.media_type, "contentSize": str(found.size), "sha256": found.sha256}
    return {"@id": found.path, "@type": "File", "name": name, **said}


def software(name: str) -> Json:
    title, _, version = name.partition(" ")
    return {"@id": f"#software-{name.replace(' ', '-')}", "@type": "SoftwareApplication", "name": title, "softwareVersion": version}
