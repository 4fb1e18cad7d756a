"""Queries to begin with, from simple to less so. All of them run as they stand; a test keeps it."""

from __future__ import annotations

from ...queries.types import Label

SPARQL: tuple[tuple[Label, str], ...] = (
    (Label("参加事件最多的人", "People of most events"), """\
SELECT ?person (COUNT(DISTINCT ?event) AS ?events) WHERE {
  ?part prov:agent ?who ; jd:event ?event .
  ?who a foaf:Person ; foaf:name ?person .
}
GROUP BY ?person ORDER BY DESC(?events) ?person LIMIT 20"""),
    (Label("各月考察的次数", "Visits by month"), """\
SELECT ?month (COUNT(DISTINCT ?visit) AS ?visits) WHERE {
  ?visit a jd:Visit ; jd:edtf ?date .
  BIND(SUBSTR(?date, 1, 7) AS ?month)
  FILTER(REGEX(?month, "^[0-9]{4}-[0-9]{2}$"))
}
GROUP BY ?month ORDER BY ?month"""),
    (Label("谁带队，谁陪同", "Who led, who accompanied"), """\
SELECT DISTINCT ?date ?leader ?host WHERE {
  ?visit a jd:Visit .
  ?a jd:event ?visit ; jd:role jd:role-leads ; prov:agent/foaf:name ?leader .
  ?b jd:event ?visit ; jd:role jd:role-accompanies ; prov:agent/foaf:name ?host .
  OPTIONAL { ?visit jd:edtf ?date }
}
ORDER BY DESC(?date) ?leader LIMIT 50"""),
    (Label("各机构的正职，首见与末见", "Heads of offices, first and last seen"), """\
SELECT DISTINCT ?office ?title ?person ?first ?last WHERE {
  GRAPH ?article {
    ?role jd:rank 1 ; skos:prefLabel ?title .
    ?post org:role ?role ; org:postIn ?where .
    ?where skos:prefLabel ?office .
    ?tenure jd:post ?post ; org:member ?who .
    ?who foaf:name ?person .
  }
  ?tenure jd:firstSeen ?first ; jd:lastSeen ?last .
}
ORDER BY ?office ?first LIMIT 50"""),
    (Label("各项目去过多少地方", "Programmes by number of places"), """\
SELECT ?programme (COUNT(DISTINCT ?place) AS ?places) (COUNT(DISTINCT ?event) AS ?events) WHERE {
  ?event jd:concerns/skos:prefLabel ?programme ; jd:visited ?place .
}
GROUP BY ?programme ORDER BY DESC(?places) DESC(?events) LIMIT 20"""),
    (Label("每条参加记录的原文", "The words under each participation"), """\
SELECT ?person ?role ?quote ?document ?start ?end WHERE {
  GRAPH ?article {
    ?part a jd:Participation ; prov:agent ?who ; jd:role ?as ; prov:wasDerivedFrom ?passage .
    ?who foaf:name ?person .
    ?passage jd:quote ?quote ; jd:start ?start ; jd:end ?end ; oa:hasSource ?source .
  }
  ?source schema:name ?document .
  BIND(STRAFTER(STR(?as), "#role-") AS ?role)
}
LIMIT 30"""),
    (Label("每篇文章里有多少条陈述", "Statements in each article"), """\
SELECT ?title (COUNT(*) AS ?statements) WHERE {
  GRAPH ?article { ?article schema:headline ?title . ?s ?p ?o }
}
GROUP BY ?title ORDER BY DESC(?statements) LIMIT 20"""),
)  # fmt: skip

CYPHER: tuple[tuple[Label, str], ...] = (
    (Label("参加事件最多的人", "People of most events"), """\
MATCH (p:Person)-[:TOOK_PART]->(e:Event)
RETURN p, p.name AS name, count(DISTINCT e.id) AS events
ORDER BY events DESC, name LIMIT 20"""),
    (Label("各月考察的次数", "Visits by month"), """\
MATCH (e:Event {kind: 'visit'})
WHERE e.first IS NOT NULL
RETURN substring(e.first, 1, 7) AS month, count(*) AS visits
ORDER BY month"""),
    (Label("谁和谁一起参加过最多事件", "Who was together with whom most often"), """\
MATCH (a:Person)-[:TOOK_PART]->(e:Event)<-[:TOOK_PART]-(b:Person)
WHERE a.id < b.id
RETURN a.name AS person, b.name AS companion, count(DISTINCT e.id) AS events
ORDER BY events DESC, person, companion LIMIT 20"""),
    (Label("机构的职务与任职者", "Posts of offices and who held them"), """\
MATCH (p:Person)-[h:HELD]->(x:Post)-[:AT]->(o:Office)
RETURN o.name AS office, x.name AS post, p.name AS person, h.first_seen AS first, h.last_seen AS last
ORDER BY office, post, first LIMIT 50"""),
    (Label("谁到过哪里：沿关系走两步", "Who was where: a path of two steps"), """\
MATCH way = (p:Person)-[:TOOK_PART]->(:Event)-[:STOP]->(c:Community)
RETURN p.name AS person, c.name AS place, way
ORDER BY person, place LIMIT 20"""),
    (Label("每条参加记录的原文", "The words under each participation"), """\
MATCH (f:Fact {kind: 'participation'})-[:DERIVED_FROM]->(x:Passage)-[:IN_DOCUMENT]->(d:Document)
RETURN f.name AS person, f.role AS role, x.quote AS quote, d.name AS document, x.start AS `start`, x.`end` AS `end`
ORDER BY document, `start`, person LIMIT 30"""),
)  # fmt: skip
