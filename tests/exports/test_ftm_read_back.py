"""FollowTheMoney entities as the followthemoney library validates them: every value kept, every reference resolved."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from jiedao.schema.words import word

ftm = pytest.importorskip(
    "followthemoney", reason="followthemoney needs libicu-dev and g++: pip install -r .ci/requirements-ftm.txt", exc_type=ImportError
)


@pytest.fixture(scope="module")
def proxies(exported: Callable[[str], bytes]) -> dict[str, Any]:
    found = {}
    for line in exported("ftm").splitlines():
        said = json.loads(line)
        ftm.model.get(said["schema"]).validate(said)
        proxy = ftm.model.get_proxy(said, cleaned=False)
        assert proxy.id == said["id"]
        kept = {name: blanks(proxy.get(name)) for name in said["properties"]}
        assert kept == {name: blanks(values) for name, values in said["properties"].items()}
        found[proxy.id] = proxy
    return found


def blanks(values: list[str]) -> list[str]:
    """The library makes one blank of several, and of a wide one."""
    return sorted(" ".join(value.split()) for value in values)


def test_every_reference_is_there_and_of_its_kind(proxies: dict[str, Any]) -> None:
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert proxies[value].schema.is_a(prop.range)


def test_nothing_is_missing(proxies: dict[str, Any], counted: dict[str, int], events: dict[str, Any]) -> None:
    schemata = Counter(proxy.schema.name for proxy in proxies.values())
    assert schemata["Person"] == counted["persons"]
    assert schemata["Position"] == counted["posts"]
    assert schemata["Article"] == counted["articles"]
    assert schemata["Event"] == len(events)
    assert schemata["PublicBody"] > 0
    assert schemata["Occupancy"] > 0


def test_who_took_part_is_linked_with_the_role_and_the_article(proxies: dict[str, Any], events: dict[str, Any]) -> None:
    links = [proxy for proxy in proxies.values() if proxy.schema.name == "UnknownLink"]
    assert all(proxy.get("proof") for proxy in links)
    for iri, row in events.items():
        event = next(proxy for proxy in proxies.values() if iri in proxy.get("sourceUrl"))
        named = {
            (name, role) for link in links if link.first("object") == event.id
            for name in proxies[link.first("subject")].names for role in link.get("role")
        }  # fmt: skip
        people = {name for proxy in proxies.values() if proxy.schema.name == "Person" for name in proxy.get("name")}
        wanted = {(one["name"], f"{word('role', one['role'])} {one['role']}") for one in row["participant"] if one["name"] in people}
        assert wanted <= named
        assert event.get("proof")


def test_when_somebody_was_seen_in_a_post_is_no_term_of_office(proxies: dict[str, Any]) -> None:
    held = [proxy for proxy in proxies.values() if proxy.schema.name == "Occupancy"]
    assert not any(proxy.has("startDate") or proxy.has("endDate") for proxy in held)
    assert all(proxy.has("proof") for proxy in held)
    assert any(proxy.has("date") for proxy in held)
