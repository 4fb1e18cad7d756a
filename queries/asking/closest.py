"""A reading in, the named question that says just that out: what only visits answer is `visits`, all that one person did is an `itinerary`."""

from __future__ import annotations

from dataclasses import replace

from .types import Reading, Show

PERIOD = {"person", "since", "until"}
OF_ONE = ("event", "date", "place", "programme")
"""What the rows of one person say as well as those of an event."""


def closest(reading: Reading) -> Reading:
    show, given = reading.show, reading.parameters
    if reading.question != "events" or show.also or show.around or show.beside or show.guests or show.of or show.after:
        return reading
    if given.get("kind") == "visit":
        return of_visits(reading)
    if "person" in given and given.keys() <= PERIOD and show.column in OF_ONE and not (show.words or show.quoted or show.kinds or show.make == "exists"):
        times = {name: value for name, value in given.items() if name != "person"}
        return replace(reading, question="itinerary", parameters={"name": given["person"], **times})
    return reading


def of_visits(reading: Reading) -> Reading:
    """Those who took part are the rows, unless somebody of them is named: then others are asked for."""
    given = {name: value for name, value in reading.parameters.items() if name != "kind"}
    show = reading.show
    if show.column == "participant":
        if given.keys() & {"person", "office"} or special(show):
            return reading
        show = replace(show, column="person")
    return replace(reading, question="visits", parameters=given, show=show) if given or show.words else reading


def special(show: Show) -> bool:
    """Who stands beside a word of the report is told of whole events."""
    return bool(show.near or show.told or show.without_roles or show.also_roles)
