"""Libraries that not everybody needs: the name of our module that uses them in, the module or one clear line out."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def needing(extra: str, module: str, package: str | None = None) -> ModuleType:
    """`module` (relative to `package`), loaded now; where its library is missing, the error says which extra brings it."""
    try:
        return import_module(module, package)
    except ModuleNotFoundError as missing:
        zh, en = f"缺少 {missing.name}，请安装", f"{missing.name} is missing, install it"
        raise ModuleNotFoundError(f"{zh} / {en}: pip install 'jiedao[{extra}]'", name=missing.name) from missing
