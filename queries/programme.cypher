// A programme over time, as each article tells it; the header stands in programme.rq.
//head
MATCH (e:Fact)-[:TOLD_IN]->(a:Article)
WHERE e.kind = 'event' AND EXISTS { MATCH (e)-[:CONCERNS]->(programme:Programme) WHERE programme.id IN $name }
//?since AND NOT e.first STARTS WITH '-' AND (e.last >= $since OR $since STARTS WITH e.last)
//?until AND NOT e.first STARTS WITH '-' AND (e.first <= $until OR e.first STARTS WITH $until)
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//tail
MATCH (e)-[:DERIVED_FROM]->(x:Passage)
RETURN 'event' AS item, 1 AS item_at, e.of AS node, e.name AS label, e.type AS kind, e.date AS date, x.start AS event_at, 1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)<-[:OCCASION]-(p:Fact)-[:DERIVED_FROM]->(x:Passage)
WHERE p.kind = 'participation'
RETURN 'event' AS item, 1 AS item_at, e.of AS node, e.date AS date, p.name AS participant_name, p.role AS participant_role, x.start AS participant_at,
  2 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)<-[:OCCASION]-(p:Fact)-[:SHOWN_BY]->(t:Fact)-[:DERIVED_FROM]->(x:Passage)
WHERE p.kind = 'participation'
RETURN 'event' AS item, 1 AS item_at, e.of AS node, e.date AS date, p.name AS post_name, t.office + t.title AS post_title, x.start AS post_at, 3 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)<-[:OCCASION]-(s:Fact)-[:DERIVED_FROM]->(x:Passage)
WHERE s.kind = 'stop'
RETURN 'event' AS item, 1 AS item_at, e.of AS node, e.date AS date, s.name AS place, s.position AS place_at, 4 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[:DATED_BY]->(x:Passage)
RETURN 'event' AS item, 1 AS item_at, e.of AS node, e.date AS date, 5 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (f:Fact)-[:ABOUT]->(programme:Programme), (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
WHERE f.kind = 'indicator' AND programme.id IN $name
//?since AND (f.first >= $since OR $since STARTS WITH f.first)
//?until AND (f.first <= $until OR f.first STARTS WITH $until)
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
RETURN 'indicator' AS item, 2 AS item_at, f.fact AS node, f.measure AS label, f.value AS value, f.unit AS unit, f.first AS date, 1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (p:Fact)-[:OCCASION]->(e:Fact)-[:CONCERNS]->(programme:Programme), (p)-[:TOLD_IN]->(a:Article), (p)-[:DERIVED_FROM]->(x:Passage)
WHERE p.kind = 'participation' AND p.role = 'organises' AND p.who STARTS WITH 'office/' AND programme.id IN $name
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
RETURN 'organiser' AS item, 3 AS item_at, p.who AS node, p.name AS label, 1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (f:Fact)-[r:RELATES]->(area), (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
WHERE f.kind = 'programme' AND r.by = 'serves' AND f.of IN $name
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
RETURN 'area' AS item, 4 AS item_at, area.id AS node, r.name AS label, 1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
