"""The RO-Crate as the rocrate library reads it: every file there, described and with the right checksum; VoID as rdflib reads it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from rdflib import RDF, Dataset, Graph, Namespace, URIRef
from rocrate.rocrate import ROCrate

import jiedao
from jiedao.graph.errors import ExportError
from jiedao.graph.export.about import About

VOID, DCAT, DCT = Namespace("http://rdfs.org/ns/void#"), Namespace("http://www.w3.org/ns/dcat#"), Namespace("http://purl.org/dc/terms/")
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.* is deprecated:DeprecationWarning")  # rdflib's own parser uses what it deprecates
BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(scope="module")
def folder(kg: jiedao.Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("crate") / "crate"
    return kg.export("rocrate", into, title="我的图谱", licence=BY, published="2024-12-01")


def quads(folder: Path) -> Dataset:
    return Dataset().parse(data=(folder / "graph.nq").read_text("utf-8"), format="nquads")


def test_a_reader_of_crates_finds_everything(folder: Path, kg: jiedao.Graph) -> None:
    crate = ROCrate(folder)
    root = crate.root_dataset
    assert (crate.name, root["datePublished"], root["identifier"]) == ("我的图谱", "2024-12-01", f"sha256:{kg.build_id}")
    assert root["license"].id == BY
    described = {one.id: one for one in crate.data_entities}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert described.keys() == there - {"ro-crate-metadata.json"}
    for name, one in described.items():
        data = (folder / name).read_bytes()
        assert one["sha256"] == sha256(data).hexdigest()
        assert one["contentSize"] == str(len(data))
    making = crate.get("#build")
    assert making["result"].id == "graph.nq"
    assert making["instrument"][0]["softwareVersion"].startswith(jiedao.__version__)


def test_the_checksums_are_those_of_coreutils(folder: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--quiet", "sha256sums.txt"], cwd=folder, check=True)


def test_the_graph_in_it_is_the_graph(folder: Path, kg: jiedao.Graph) -> None:
    assert sha256((folder / "graph.nq").read_bytes()).hexdigest() == kg.build_id
    assert len(quads(folder)) > 1000
    assert len(Graph().parse(folder / "ontology.ttl")) > 100


def test_the_description_counts_right(folder: Path, counted: dict[str, int]) -> None:
    void, union = Graph().parse(folder / "void.ttl"), Graph()
    for s, p, o, _ in quads(folder).quads():
        union.add((s, p, o))
    (dataset,) = void.subjects(RDF.type, VOID.Dataset)
    assert int(str(void.value(dataset, VOID.triples))) == len(union)
    assert int(str(void.value(dataset, VOID.distinctSubjects))) == len(set(union.subjects()))
    people = next(part for part in void.objects(dataset, VOID.classPartition) if (part, VOID["class"], URIRef("http://xmlns.com/foaf/0.1/Person")) in void)
    assert int(str(void.value(people, VOID.entities))) >= counted["persons"]
    assert (dataset, DCT.license, URIRef(BY)) in void
    assert {str(void.value(one, DCT.title)) for one in void.objects(dataset, DCAT.distribution)} >= {"graph.nq", "csv/nodes/person.csv"}


def test_without_a_licence_none_is_claimed(exported: Callable[[str], bytes], tmp_path: Path) -> None:
    ZipFile(BytesIO(exported("rocrate"))).extractall(tmp_path)
    root = ROCrate(tmp_path).root_dataset
    assert root.get("license") is None
    assert root["datePublished"] == "2024-11-10"


@pytest.mark.parametrize("wrong", [{"licence": "CC-BY"}, {"licence": "https://x.org/<a>"}, {"published": "2024-13-01"}, {"published": "近日"}])
def test_what_is_no_licence_or_day_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ExportError):
        About(**wrong)
