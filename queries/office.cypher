// An office item by item, as each article tells it; the header stands in office.rq.
//head
MATCH (f:Fact)-[r:RELATES]->(n), (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
WHERE f.kind = 'office' AND r.by IN ['unit', 'line'] AND f.of IN $name
//?item AND $item = 'above'
RETURN 'above' AS item, 1 AS item_at, n.id AS node, f.name AS office, r.name AS name,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (f:Fact)-[r:RELATES]->(n), (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
WHERE f.kind = 'office' AND r.by IN ['unit', 'line'] AND n.id IN $name
//?item AND $item = 'unit'
RETURN 'unit' AS item, 2 AS item_at, f.of AS node, r.name AS office, f.name AS name,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (f:Fact)-[r:RELATES]->(n), (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
WHERE f.kind = 'office' AND r.by = 'area' AND f.of IN $name
//?item AND $item = 'area'
RETURN 'area' AS item, 3 AS item_at, n.id AS node, f.name AS office, r.name AS name,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (t:Fact)-[:CAPACITY]->(h:Post)-[:AT]->(o), (t)-[:TOLD_IN]->(a:Article), (t)-[:DERIVED_FROM]->(x:Passage)
WHERE t.kind = 'tenure' AND o.id IN $name
//?item AND $item = 'holder'
RETURN 'holder' AS item, 4 AS item_at, h.id AS node, t.who AS agent, t.office AS office, t.name AS name, t.title AS title, t.rank AS `rank`, t.seen AS seen,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
// An office that took part through a holder without a name.
//head
MATCH (p:Fact)-[c:CAPACITY]->(h:Post), (p)-[:TOLD_IN]->(a:Article), (p)-[:DERIVED_FROM]->(x:Passage)
WHERE p.kind = 'participation' AND p.who IN $name
//?item AND $item = 'post'
RETURN 'post' AS item, 5 AS item_at, h.id AS node, p.name AS office, c.name AS name, c.title AS title, c.`rank` AS `rank`,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (p:Fact)-[:OCCASION]->(e:Fact)-[:TOLD_IN]->(a:Article), (p)-[:DERIVED_FROM]->(x:Passage), (e)-[:DERIVED_FROM]->(at:Passage)
WHERE p.kind = 'participation' AND p.who IN $name
//?item AND $item = 'event'
RETURN 'event' AS item, 6 AS item_at, e.of AS node, p.name AS office, e.name AS name, p.role AS role, e.type AS kind, e.date AS seen, e.date AS date,
  at.start AS event_at,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
