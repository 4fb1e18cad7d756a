// Every relation that the people, offices or events asked for have at one of its ends; the header stands in path.rq.
//head
MATCH (p:Fact)-[:OCCASION]->(e:Fact)-[:TOLD_IN]->(a:Article), (p)-[:DERIVED_FROM]->(x:Passage)
WHERE p.kind = 'participation' AND NOT p.who STARTS WITH 'group/' AND (p.who IN $a OR e.of IN $a)
RETURN p.who AS here, 'took_part' AS relation, 3 AS relation_at, e.of AS there, p.name AS here_name, e.name AS there_name, e.type AS kind, p.role AS detail,
  e.date AS date,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (t:Fact)-[:CAPACITY]->(:Post)-[:AT]->(o), (t)-[:TOLD_IN]->(a:Article), (t)-[:DERIVED_FROM]->(x:Passage)
WHERE t.kind = 'tenure' AND (t.who IN $a OR o.id IN $a)
RETURN t.who AS here, 'held' AS relation, 1 AS relation_at, o.id AS there, t.name AS here_name, t.office AS there_name, t.title AS detail, t.seen AS date,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (f:Fact)-[r:RELATES]->(o), (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
WHERE f.kind = 'office' AND r.by IN ['unit', 'line'] AND (f.of IN $a OR o.id IN $a)
RETURN f.of AS here, 'part' AS relation, 2 AS relation_at, o.id AS there, f.name AS here_name, r.name AS there_name,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
