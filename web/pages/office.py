"""An office: where it stands, its units, who held what when, its events."""

from __future__ import annotations

from starlette.responses import Response

from ...queries.codes import codes
from ...schema.vocabulary import JD, ORG
from .about import about
from .frame import Page
from .happenings import met
from .tenures import by_rank, held, tenures
from .things import Thing


def office(page: Page, path: str) -> Response:
    asking = page.asking
    wanted = asking.wanted(path)
    said = about(asking, wanted)
    name = said.names[0] if said.names else path
    found = sorted(tenures(asking, {"office": wanted}), key=by_rank)
    return page.render(
        "office.html", title=name, thing=Thing(path, name), said=said, names=(name, *said.others), posts=held(asking, found, page.number("posts")),
        kinds_of=[codes("office")[code] for code in said.codes(JD.kind) if code in codes("office")],
        units=said.pointing(ORG.unitOf), below=said.pointing(ORG.subOrganizationOf),
        runs=said.pointing(JD.runBy), events=met(asking, page.listed, path, {"office": wanted}, page.number("page"), newest_first=True),
    )  # fmt: skip
