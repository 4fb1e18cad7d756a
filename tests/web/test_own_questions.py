"""Questions of one's own are asked over HTTP as those of the package are: from the same header, in every place."""

from __future__ import annotations

from pathlib import Path

import pytest
from serving import Serve

from jiedao.queries.own import QuestionsError
from jiedao.web.served import Served
from jiedao.web.settings import Limits, Settings

OWN = """\
#: summary = { zh = "谁参加过什么", en = "who took part in what" }
#: description = { zh = "每行一人。", en = "One row is one person." }
#: key = ["person"]
#: order = ["name"]
#: [columns]
#: name = { type = "text", zh = "姓名", en = "name" }
#: person = { type = "node", zh = "编号", en = "id" }
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
SELECT ?person ?name WHERE { GRAPH ?article { ?person a foaf:Person ; foaf:name ?name } }
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("questions")
    (made / "attendance.rq").write_text(OWN, "utf-8")
    return made


def test_one_is_asked_described_and_shown(serve: Serve, built: Path, folder: Path) -> None:
    client = serve(built, Settings(limits=Limits(requests=0), questions=folder))
    answer = client.get("/api/v1/attendance?limit=1000").json()
    assert answer["total"] == len(answer["rows"]) > 5
    described = client.get("/api/openapi.json").json()
    assert described["paths"]["/api/v1/attendance"]["get"]["summary"] == "谁参加过什么 / who took part in what"
    assert "谁参加过什么" in client.get("/questions").text
    page = client.get("/questions/attendance?run=1")
    assert (page.status_code, answer["rows"][0]["name"] in page.text) == (200, True)
    example = 'ASK { GRAPH ?g { ?s <http://www.w3.org/ns/shacl#select> ?q FILTER(STRENDS(STR(?s), "attendance")) } }'
    assert client.get("/sparql", params={"query": example}).json()["boolean"]


def test_a_fault_in_one_is_said_before_anything_is_served(built: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong.rq").write_text("SELECT", "utf-8")
    with pytest.raises(QuestionsError, match=r"wrong\.rq"):
        Served(built, Settings(questions=tmp_path))
