"""Corrections on the web: only with the token, checked as in the file, in the graph at once, and back again."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import TOKEN
from starlette.testclient import TestClient

from jiedao import build
from jiedao.graph.kg import KG
from jiedao.graph.lock import lock
from jiedao.web.app import create_app
from jiedao.web.served import Served
from jiedao.web.settings import Limits, Settings

WITH = {"authorization": f"Bearer {TOKEN}"}
HERE = "/review/corrections"
PAGE = (
    "柏岭街道报\n2022年5月20日　第35期\n\n5月9日，临州市江北区人大常委会副主任李大城率队来到柳湖区柏岭街道，考察加装电梯工作。"
    "柳湖区民政局局长王小雨，柏岭街道办事处副主任赵明川陪同考察。\n\n李大城一行首先来到松涛小区。座谈会由赵明川主持。\n"
)
BY = {"author": "张编辑", "reason": "报纸更正启事"}
RENAME = {"rename": "李大城", "kind": "person", "to": "李大成", **BY}
SUPPRESS = {"suppress": "王小雨", **BY}
REMARK = "# 报社的更正表 ours\n"
EACH = [
    RENAME, SUPPRESS, {"alias": "松涛小区", "kind": "community", "also": "松涛", **BY}, {"title": "副主任", "person": "赵明川", "to": "主任", **BY},
    {"date": "2022-05-09", "event": "visit", "to": "2022-05-10", **BY}, {"date": "2022-05-09", "document": "a.txt", "to": "", **BY},
]  # fmt: skip


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corrected")
    (folder / "a.txt").write_text(PAGE, "utf-8")
    (folder / "b.txt").write_text(PAGE.replace("5月9日", "5月8日").replace("赵明川", "周立新"), "utf-8")
    (folder / "corrections.yaml").write_text(REMARK, "utf-8")
    build([folder / "a.txt", folder / "b.txt"], into=folder / "kg", corrections=folder / "corrections.yaml")
    return folder / "kg"


def opened(kg: Path, **settings: object) -> Iterator[TestClient]:
    token = kg.with_name("token")
    token.write_text(TOKEN, "utf-8")
    served = Served(kg, Settings(token_file=token, limits=Limits(requests=0, seconds=300), **settings))  # type: ignore[arg-type]
    with TestClient(create_app(served, served.settings), raise_server_exceptions=False) as client:
        yield client
    served.close()


@pytest.fixture(scope="module")
def correcting(kg: Path) -> Iterator[TestClient]:
    yield from opened(kg)


def kept(kg: Path) -> str:
    return (kg / "corrections.yaml").read_text("utf-8")


def build_of(client: TestClient) -> str:
    return str(client.get("/healthz").json()["build"])


@pytest.mark.parametrize("one", EACH, ids=lambda one: f"{next(iter(one))}-{one.get('to')}")
def test_each_kind_is_taken_up_and_back(correcting: TestClient, kg: Path, one: dict[str, str]) -> None:
    before = build_of(correcting)
    answer = correcting.post(HERE, json=one, headers=WITH)
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert said["entry"] == one
    assert said["articles"] >= 1
    assert not said["failures"]
    assert build_of(correcting) != before
    assert kept(kg).startswith(REMARK)
    assert one["author"] in kept(kg)
    listed = correcting.get(HERE, headers=WITH).json()["corrections"]
    assert [(entry["id"], entry["entry"]) for entry in listed] == [(said["id"], one)]
    again = correcting.post(HERE, json=one, headers=WITH)
    assert again.status_code == 400
    assert "已有" in again.json()["zh"]
    back = correcting.post(HERE, json={"withdraw": said["id"]}, headers=WITH)
    assert back.json()["entry"] == one
    assert build_of(correcting) == before
    assert kept(kg).strip() == REMARK.strip()


def test_the_pages_and_the_answers_follow(correcting: TestClient) -> None:
    def people() -> set[str]:
        return {row["person"] for row in correcting.get("/api/v1/visits").json()["rows"]}

    assert "李大城" in people()
    renamed = correcting.post(HERE, json=RENAME, headers=WITH).json()
    left_out = correcting.post(HERE, json=SUPPRESS, headers=WITH).json()
    assert "李大成" in people()
    assert not {"李大城", "王小雨"} & people()
    page = correcting.get("/review").text
    assert "报纸更正启事" in page
    assert ">人物</td>" in page
    assert f'data-correction="{renamed["id"]}"' in page
    assert "王小雨" not in page
    assert left_out["id"] not in page
    for one in (renamed, left_out):
        assert correcting.post(HERE, json={"withdraw": one["id"]}, headers=WITH).status_code == 200
    assert {"李大城", "王小雨"} <= people()


def test_one_that_fits_nothing_is_written_and_says_so(correcting: TestClient) -> None:
    said = correcting.post(HERE, json={**RENAME, "rename": "某某某"}, headers=WITH).json()
    assert said["articles"] == 0
    assert correcting.post(HERE, json={"withdraw": said["id"]}, headers=WITH).status_code == 200


WRONG = [
    {}, {**RENAME, "author": ""}, {**RENAME, "reason": " "}, {**RENAME, "kind": "village"}, {**RENAME, "to": ""}, {**RENAME, "to": "李大城"},
    {**RENAME, "rename": ""}, {**RENAME, "line": "3"}, {**RENAME, "to": ["李大成"]}, {**RENAME, "to": "x" * 501}, {**RENAME, **SUPPRESS},
    {"withdraw": "correction/none"}, {"withdraw": ["x"]}, {"date": "2022-02-30", "to": "2022", **BY}, {**RENAME, "event": "visit"},
]  # fmt: skip


@pytest.mark.parametrize("said", WRONG, ids=lambda said: json.dumps(said, ensure_ascii=False)[:60])
def test_what_the_file_would_refuse_is_refused(correcting: TestClient, kg: Path, said: dict[str, object]) -> None:
    before = build_of(correcting)
    answer = correcting.post(HERE, json=said, headers=WITH)
    assert answer.status_code == 400, answer.text
    assert answer.json()["zh"]
    assert "\n" not in answer.json()["detail"]
    assert (build_of(correcting), kept(kg).strip()) == (before, REMARK.strip())


@pytest.mark.parametrize("text", ["[1]", "{", "\udcff", '"x"', "[" * 100_000], ids=["list", "broken", "no text", "text", "deep"])
def test_what_is_no_object_is_refused(correcting: TestClient, text: str) -> None:
    headers = {**WITH, "content-type": "application/json"}
    assert correcting.post(HERE, content=text.encode("utf-8", "surrogateescape"), headers=headers).status_code == 400


def test_yaml_in_a_name_stays_a_name(correcting: TestClient, kg: Path) -> None:
    reason = "x\n- suppress: 李大城\n  author: a\n  reason: b\n#"
    said = correcting.post(HERE, json={**RENAME, "rename": "某&*!|>{}[]'\"#:", "reason": reason}, headers=WITH).json()
    assert len(correcting.get(HERE, headers=WITH).json()["corrections"]) == 1
    assert "李大城" in correcting.get("/api/v1/visits.csv").text
    assert correcting.post(HERE, json={"withdraw": said["id"]}, headers=WITH).status_code == 200
    assert kept(kg).strip() == REMARK.strip()


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {TOKEN}"}, {"cookie": f"token={TOKEN}"}])
def test_nobody_corrects_or_sees_who_is_left_out_without_the_token(correcting: TestClient, kg: Path, headers: dict[str, str]) -> None:
    assert correcting.post(HERE, json=RENAME, headers=headers).status_code == 401
    assert correcting.get(HERE, headers=headers).status_code == 401
    assert kept(kg).strip() == REMARK.strip()


def test_no_other_site_corrects_in_somebodys_name(correcting: TestClient, kg: Path) -> None:
    """A form of another site cannot send JSON, its script is not let in, and nothing here goes by a cookie."""
    for path in (HERE, "/review"):
        for media in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
            assert correcting.post(path, content=json.dumps(RENAME), headers={**WITH, "content-type": media}).status_code == 415
        assert correcting.post(path, json=RENAME, headers={**WITH, "sec-fetch-site": "cross-site"}).status_code == 403
        asked = {"origin": "https://evil.example", "access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type"}
        assert "access-control-allow-origin" not in correcting.options(path, headers=asked).headers
        assert "access-control-allow-origin" not in correcting.get(path, headers={"origin": "https://evil.example"}).headers
    assert kept(kg).strip() == REMARK.strip()


def test_while_somebody_else_writes_it_says_so(correcting: TestClient, kg: Path) -> None:
    held = lock(kg)
    try:
        answer = correcting.post(HERE, json=RENAME, headers=WITH)
    finally:
        held.release()
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert kept(kg).strip() == REMARK.strip()


def test_a_document_that_cannot_be_read_again_stops_it(kg: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(kg, tmp_path / "kg", ignore=shutil.ignore_patterns("views")))
    with KG.open(copy) as graph:
        digest = graph.find("a.txt").sha256
    for file in (copy / "sources").rglob(f"*{digest[2:]}*"):
        file.unlink()
    for client in opened(copy):
        before = build_of(client)
        answer = client.post(HERE, json=RENAME, headers=WITH)
        assert answer.status_code == 400
        assert "a.txt" in answer.json()["zh"]
        assert (build_of(client), kept(copy).strip()) == (before, REMARK.strip())


def test_a_server_that_takes_no_writing_takes_none(kg: Path, client: TestClient) -> None:
    assert client.post(HERE, json=RENAME, headers=WITH).status_code == 403
    assert "data-correct " not in client.get("/review").text
    for read_only in opened(kg, read_only=True):
        assert read_only.post(HERE, json=RENAME, headers=WITH).status_code == 403
        assert read_only.get(HERE, headers=WITH).status_code == 403


def test_the_form_is_there_filled_in_by_its_address_and_in_both_languages(correcting: TestClient) -> None:
    text = correcting.get("/review", params={"title": '副主任"><script>', "person": "赵明川", "lang": "zh"}).text
    assert re.search(r'<option value="title" selected>职务有误', text)
    assert 'value="赵明川"' in text
    assert "<script>" not in text.replace('<script src="', "")
    assert "a wrong title" in correcting.get("/review", params={"lang": "en"}).text
