"""The files of deploy/ against the program that they start: a container, its composition and a unit for systemd."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from jiedao.commands.serve import app

DEPLOY = Path(__file__).parents[2] / "deploy"
OPTIONS = {option for parameter in get_command(app).params for option in parameter.opts}


def lines(name: str) -> list[str]:
    text = (DEPLOY / name).read_text("utf-8").replace("\\\n", " ")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def test_every_option_is_one_that_there_is() -> None:
    (start,) = (line.partition("=")[2] for line in lines("jiedao.service") if line.startswith("ExecStart="))
    (entry,) = (yaml.safe_load(line.partition(" ")[2]) for line in lines("Dockerfile") if line.startswith("ENTRYPOINT"))
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]["jiedao"]["command"]
    said = [word for word in (*shlex.split(start), *entry, *composed) if word.startswith("--")]
    assert {"--host", "--port", "--base-url"} <= set(said) <= OPTIONS


def test_the_container_runs_as_nobody_in_particular_and_can_be_looked_after() -> None:
    found = lines("Dockerfile")
    words = [line.split()[0] for line in found]
    assert words[0] == "FROM"
    assert words.index("USER") < words.index("ENTRYPOINT")
    assert {"HEALTHCHECK", "STOPSIGNAL", "EXPOSE", "VOLUME"} <= set(words)
    assert not [line for line in found if line.startswith("FROM") and (":" not in line or ":latest" in line)]
    assert not [line for line in found if "pip install" in line and "--no-cache-dir" not in line]
    copied = [line.split()[1:] for line in found if line.startswith("COPY") and "--from" not in line]
    assert copied == [[".", "."]]
    assert (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").split()


def test_the_composition_keeps_the_container_small() -> None:
    said = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    server, proxy = said["services"]["jiedao"], said["services"]["proxy"]
    assert server["cap_drop"] == ["ALL"]
    assert server["read_only"]
    assert (DEPLOY / server["build"]["context"] / server["build"]["dockerfile"]).is_file()
    assert proxy["network_mode"] == "service:jiedao"
    assert "127.0.0.1:8000" in proxy["command"]


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not there")
    unit = tmp_path / "jiedao.service"
    unit.write_text((DEPLOY / "jiedao.service").read_text("utf-8").replace("/opt/jiedao/bin/jiedao", "/bin/true"), "utf-8")
    done = subprocess.run([program, "verify", unit], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
