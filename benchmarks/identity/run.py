"""How well and how fast identity is judged: `python benchmarks/identity/run.py [quality|lookalikes|undated|written|places|districts|namesakes|scale|judging]`.

quality    B-cubed of people and of occasions on worlds that rules were made on, and on worlds that are only scored
written    B-cubed of documents labelled by hand: the people of examples/documents (examples.tsv; each of their events is an
           occasion of its own), and the occasions of papers that report the same ones: on `first`, `second`, `third`, `fifth`,
           `seventh`, `ninth` and `eleventh`, by seven authors, rules were made; `unseen` by the second, `fourth` by the third, `sixth` by the
           fourth, `eighth` by the fifth, `tenth` by the sixth and `twelfth` by the seventh are only scored.
           From `fifth` on they are full of reports without a day (`written fifth` scores that alone)
places     B-cubed of communities, areas, facilities and programmes of one name in papers labelled by hand: rules were made on
           `first`, `second` is only scored
lookalikes B-cubed of occasions on worlds full of what only looks like the same occasion, made on and only scored
undated    the same where three reports in ten do not say on which day
districts  10,000 people: clusters that join people of two districts
scale      time and memory of judging a graph on disk, for up to so many mentions (`scale 100000`)
namesakes  the same without the store, for so many people (`namesakes 10000`)
judging    time and memory of judging and clustering alone, mentions made name by name (`judging 1000000`)
"""

from __future__ import annotations

import resource
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from time import process_time

from lookalikes import Blur, look_alikes
from pyoxigraph import NamedNode
from reports import Labelled, Noise, reports
from score import Score, b_cubed, wrongly_joined
from world import Human, World, world

from jiedao.graph.identity import people
from jiedao.graph.identity.aliases import short
from jiedao.graph.identity.clusters import clusters
from jiedao.graph.identity.dossier import dossier
from jiedao.graph.identity.forms import variants
from jiedao.graph.identity.pending import marks
from jiedao.graph.identity.profiles import Held, Mention
from jiedao.graph.identity.things import SORTS
from jiedao.graph.identity.types import Judgement, sort_of, unit, whole
from jiedao.graph.kg import KG
from jiedao.graph.rdf import to_quads
from jiedao.graph.titles import rank
from jiedao.pipeline import build_into
from jiedao.schema.types import Reading
from jiedao.schema.vocabulary import FOAF, JD, PROV, SCHEMA, SKOS

MADE_ON, ONLY_SCORED = (1, 2), (101, 102)
PEOPLE, OCCASIONS, ALIKE = 800, 2000, 400
UNDATED = 0.3
"""Of the reports of the world `undated`."""
PORTION = 500
MOST = 100_000
HERE = Path(__file__).parent


def take_in(kg: KG, readings: Iterable[Reading]) -> None:
    """Many documents in one transaction, with the marks that each would leave; what a build adds to that is not measured here."""
    quads = [quad for reading in readings for quad in to_quads(reading, kg.base)]
    kg.writable.bulk_extend([*quads, *marks(kg.writable, kg.ids, (), quads)])


class Told:
    """The graph of some reports, and what each of its mentions is."""

    def __init__(self, kg: KG, labelled: Iterator[Labelled], world: World) -> None:
        self.kg, self.who, self.what, self.world = kg, dict[str, dict[str, int]](), dict[str, int](), world
        while portion := list(islice(labelled, PORTION)):
            take_in(kg, (one.reading for one in portion))
            for one in portion:
                article = short(kg.ids, kg.ids.part("article", kg.ids.document(one.reading.document), 1))
                self.who[article], self.what[article] = one.people, one.occasion

    def canonical(self, names: Iterator[str]) -> dict[str, str]:
        groups = self.kg.identify().clusters.by_name()
        return {name: groups.get(name, groups.get(whole(name), (whole(name),)))[0] for name in names}

    def people(self) -> Iterator[tuple[str, int, str, str]]:
        """Each mention: what it is taken for, who it is, the name as printed, the article."""
        names = {}
        for article, truth in self.who.items():
            graph = self.kg.ids.node(article)
            for quad in self.kg.store.quads_for_pattern(None, FOAF.name, None, graph):
                name = quad.object.value
                names[unit(short(self.kg.ids, quad.subject), article)] = truth[name], name, article
        taken = self.canonical(iter(names))
        for one, (truth, name, article) in names.items():
            yield taken[one], truth, name, article

    def occasions(self) -> Iterator[tuple[str, int]]:
        names = {}
        for article, truth in self.what.items():
            for quad in self.kg.store.quads_for_pattern(None, JD.reportedIn, None, self.kg.ids.node(article)):
                names[short(self.kg.ids, quad.subject)] = truth
        taken = self.canonical(iter(names))
        for one, truth in names.items():
            yield taken[one], truth


def told(folder: str, seed: int, people: int, occasions: int) -> tuple[KG, Told]:
    kg, made = KG.open(Path(folder) / f"kg{seed}", "w"), world(seed, people)
    return kg, Told(kg, reports(seed, made, occasions), made)


def quality(folder: str) -> None:
    for title, seeds in (("made on", MADE_ON), ("only scored", ONLY_SCORED)):
        people, occasions = [], []
        for seed in seeds:
            kg, found = told(folder, seed, PEOPLE, OCCASIONS)
            with kg:
                people += [((seed, taken), (seed, truth)) for taken, truth, _, _ in found.people()]
                occasions += [((seed, taken), (seed, truth)) for taken, truth in found.occasions()]
        report(title, b_cubed(people), b_cubed(occasions))


def lookalikes(folder: str, undated: float = 0) -> None:
    for title, seeds in (("made on", MADE_ON), ("only scored", ONLY_SCORED)):
        items = []
        for seed in seeds:
            with KG.open(Path(folder) / f"alike{seed}", "w") as kg:
                found = Told(kg, look_alikes(seed, ALIKE, Blur(no_day=undated)), World([], {}))
                items += [((seed, taken), (seed, truth)) for taken, truth in found.occasions()]
        print(f"{title:<12} occasions {b_cubed(items)}")


def undated(folder: str) -> None:
    lookalikes(folder, UNDATED)


def report(title: str, people: Score, occasions: Score) -> None:
    print(f"{title:<12} people    {people}")
    print(f"{title:<12} occasions {occasions}")


def written(folder: str, parts: Sequence[str]) -> None:
    if not parts:
        people_of_the_examples(folder)
    for part in parts or sorted(one.name for one in (HERE / "papers").iterdir()):
        occasions_of_the_papers(folder, part)


def labels(of: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / f"{of}.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]


def people_of_the_examples(folder: str) -> None:
    """A name is one person unless its line says otherwise; which of several it is, the words of the article say."""
    told_apart = labels("examples")
    with KG.open(Path(folder) / "kg", "w") as kg:
        build_into(kg, [str(HERE.parents[1] / "examples" / "documents")], workers=1)
        groups, items = kg.identify().clusters.by_name(), []
        for quad in kg.store.quads_for_pattern(None, FOAF.name, None):
            article, one = short(kg.ids, quad.graph_name), short(kg.ids, quad.subject)
            if not article.startswith("article/"):
                continue
            said = " ".join(quote.text for quote in dossier(kg.store, kg.ids, unit(one, article)).quotes)
            person = [number for name, words, number in told_apart if name == quad.object.value and words in said]
            taken = groups.get(unit(one, article), groups.get(one, (one,)))[0]
            items.append((taken, (quad.object.value, *person)))
        events = [(groups.get(event, (event,))[0], event) for event, _ in told_events(kg)]
    print(f"examples     people    {b_cubed(items)}")
    print(f"examples     occasions {b_cubed(events)}")


def occasions_of_the_papers(folder: str, part: str) -> None:
    """All events of a document are the occasion that its line in papers.tsv names; of several lines, the one whose words are quoted of it."""
    lines = labels("papers")
    with KG.open(Path(folder) / part, "w") as kg:
        build_into(kg, [str(HERE / "papers" / part)], workers=1)
        groups, items = kg.identify().clusters.by_name(), []
        for event, document in told_events(kg):
            said = quoted(kg, event)
            truth = [occasion for name, occasion, *words in lines if name == document and all(word in said for word in words)]
            items.append((groups.get(event, (event,))[0], truth[0]))
    print(f"{part:<12} occasions {b_cubed(items)}")


def places(folder: str) -> None:
    """What each name that places.tsv lists stands for in a document, under whatever identifiers the document is read with."""
    truth = {(document, name): what for document, name, what in labels("places")}
    for part in ("first", "second"):
        with KG.open(Path(folder) / f"places-{part}", "w") as kg:
            build_into(kg, [str(HERE / "places" / part)], workers=1)
            groups, items = kg.identify().clusters.by_name(), {}
            for quad in kg.store.quads_for_pattern(None, SKOS.prefLabel, None):
                one, key = short(kg.ids, quad.subject), (document_of(kg, quad.graph_name), quad.object.value)
                if key in truth and sort_of(one) in SORTS:
                    items[one, key] = groups.get(one, (one,))[0], truth[key]
        print(f"{part:<12} places    {b_cubed(items.values())}")


def document_of(kg: KG, article: NamedNode) -> str:
    files = (quad.object for quad in kg.store.quads_for_pattern(article, SCHEMA.isPartOf, None, article))
    return next((quad.object.value for one in files for quad in kg.store.quads_for_pattern(one, SCHEMA.name, None, one)), "")


def quoted(kg: KG, event: str) -> str:
    """The sentences that say that it took place."""
    passages = [quad.object for quad in kg.store.quads_for_pattern(kg.ids.node(event), PROV.wasDerivedFrom, None)]
    return "".join(quad.object.value for one in passages for quad in kg.store.quads_for_pattern(one, JD.quote, None))


def told_events(kg: KG) -> Iterator[tuple[str, str]]:
    """Every event as an article tells it, and the document of that."""
    names = {quad.subject: quad.object.value for quad in kg.store.quads_for_pattern(None, SCHEMA.name, None)}
    for quad in kg.store.quads_for_pattern(None, JD.reportedIn, None):
        document = next(kg.store.quads_for_pattern(quad.object, SCHEMA.isPartOf, None)).object
        yield short(kg.ids, quad.subject), names[document]


def districts(folder: str) -> None:
    kg, found = told(folder, 1001, 10_000, 12_000)
    with kg:
        served = {human.number: {stay.post.area.key for stay in human.stays} for human in found.world.people}
        rows = list(found.people())
    items = [(taken, truth, key) for taken, truth, _, _ in rows for key in served[truth]]
    score = b_cubed((taken, truth) for taken, truth, _, _ in rows)
    print(f"people       {len({truth for _, truth, _, _ in rows})} of 10000 met, {score}")
    print(f"wrong merges across districts: {wrongly_joined(items)}")


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def scale(folder: str, most: int) -> None:
    """Seconds of one processor for judging everything at once, for growing worlds of the same density."""
    print("mentions      ingest      judging     µs a mention   memory   ledger")
    mentions = most // 100
    while mentions <= most:
        started = process_time()
        kg, found = told(folder, mentions, mentions // 8, mentions // 5)
        count = sum(map(len, found.who.values()))
        ingested, started = process_time() - started, process_time()
        with kg:
            before = megabytes()
            settled = kg.identify()
            judged = process_time() - started
        used = f"{before:>6.0f} → {megabytes():.0f} MB"
        print(f"{count:>8} {ingested:>9.1f} s {judged:>9.1f} s {judged / count * 1e6:>12.0f} {used} {len(settled.ledger):>8}", flush=True)
        mentions *= 10


def judged_by_name(made: dict[str, list[Human]]) -> Iterator[Judgement]:
    for name, humans in made.items():
        alike = [(likeness, sightings(made[other])) for other, likeness in sorted(variants(name).items()) if other in made]
        yield from people.judged(sightings(humans), alike)


def namesakes(number: int) -> None:
    """As `districts` without the store: everybody seen eight times, ten people to a name."""
    humans = world(1001, number).people
    for at, human in enumerate(humans):
        human.name = humans[at % (number // 10)].name
    made = by_name(humans)
    groups = clusters(judged_by_name(made)).by_name()
    rows = [(one, human) for humans in made.values() for human in humans for one in seen(human)]
    taken = [(groups.get(one.unit, groups.get(one.person, (one.person,)))[0], human) for one, human in rows]
    score = b_cubed((name, human.number) for name, human in taken)
    wrong = wrongly_joined((name, human.number, stay.post.area.key) for name, human in taken for stay in human.stays)
    print(f"people       {number}, of {len(made)} names, {score}")
    print(f"wrong merges across districts: {wrong}")


def judging(most: int) -> None:
    """As `scale` without the store, in seconds of one processor: people of one name at a time, as a graph gives them."""
    print("mentions      people   seconds   µs a mention     memory   ledger  clusters")
    mentions = most // 100
    while mentions <= most:
        made = by_name(world(mentions, mentions // 8).people)
        before, started, count = megabytes(), process_time(), 0
        ledger: list[Judgement] = []
        for name, humans in made.items():
            found = sightings(humans)
            alike = [(likeness, sightings(made[other])) for other, likeness in sorted(variants(name).items()) if other in made]
            ledger += people.judged(found, alike)
            count += len(found)
        groups = clusters(ledger).groups
        seconds = process_time() - started
        used = f"{before:>8.0f} → {megabytes():.0f} MB"
        print(f"{count:>8} {mentions // 8:>9} {seconds:>7.1f} s {seconds / count * 1e6:>12.0f} {used} {len(ledger):>7} {len(groups):>8}", flush=True)
        mentions *= 10


def by_name(humans: list[Human]) -> dict[str, list[Human]]:
    found: dict[str, list[Human]] = {}
    for human in humans:
        found.setdefault(human.name, []).append(human)
    return found


def sightings(humans: list[Human]) -> list[Mention]:
    return [one for human in humans for one in seen(human)]


def seen(human: Human) -> Iterator[Mention]:
    """Eight times, on days and in posts of one's life; every namesake of the district under the same IRI."""
    chance = Random(human.number)  # noqa: S311 - a made-up world
    for number in range(8):
        stay = chance.choice([one for one in human.stays if one.first <= one.last])
        day = (stay.first + timedelta(chance.randint(0, (stay.last - stay.first).days))).isoformat()
        area = stay.post.area
        place = (area.district,) if chance.random() < Noise.no_city else (area.district, area.city)
        held = Held(office=stay.post.office_on(stay.first), area=(area.name, *place) if area.subdistrict else place, kind=stay.post.kind,
                    title=stay.post.title, rank=rank(stay.post.title), first=day, last=day)  # fmt: skip
        yield Mention(person=f"person/{human.name}-{'-'.join(place)}", article=f"article/{human.number}-{number}", name=human.name,
                      area=place, date=day, posts=(held,), beside=frozenset())  # fmt: skip


BY_NUMBER = {"judging": judging, "namesakes": namesakes}


def main(task: str, *rest: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if task in BY_NUMBER:
            BY_NUMBER[task](int(rest[0]) if rest else MOST)
        elif task == "scale":
            scale(folder, int(rest[0]) if rest else MOST)
        elif task == "written":
            written(folder, rest)
        else:
            {"quality": quality, "lookalikes": lookalikes, "undated": undated, "places": places, "districts": districts}[task](folder)


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["quality"]))
