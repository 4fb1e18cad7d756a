// A community, an area or a facility item by item, as each article tells it; the header stands in community.rq.
//head
MATCH (f:Fact)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
WHERE f.kind = 'facility' AND f.of IN $name
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//?item AND $item = 'facility'
RETURN 'facility' AS item, 1 AS item_at, f.of AS node, f.name AS name, f.address AS detail, 1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (f:Fact)-[r:RELATES]->(around), (f)-[:TOLD_IN]->(a:Article)
WHERE f.kind = 'facility' AND f.of IN $name AND r.by = 'within'
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//?item AND $item = 'facility'
RETURN 'facility' AS item, 1 AS item_at, f.of AS node, f.name AS name, r.name AS place
//head
MATCH (e:Fact)-[:TOLD_IN]->(a:Article)
WHERE e.kind = 'event' AND EXISTS { MATCH (e)<-[:OCCASION]-(:Fact)-[:PLACE]->(there) WHERE there.id IN $name }
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//?item AND $item = 'event'
//?since AND NOT e.first STARTS WITH '-' AND (e.last >= $since OR $since STARTS WITH e.last)
//?until AND NOT e.first STARTS WITH '-' AND (e.first <= $until OR e.first STARTS WITH $until)
//tail
MATCH (e)-[:DERIVED_FROM]->(x:Passage)
RETURN 'event' AS item, 2 AS item_at, e.of AS node, e.name AS name, e.type AS kind, e.date AS `when`, x.start AS event_at, 1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)<-[:OCCASION]-(p:Fact)-[:DERIVED_FROM]->(x:Passage)
WHERE p.kind = 'participation'
RETURN 'event' AS item, 2 AS item_at, e.of AS node, p.name AS participant_name, p.role AS participant_role, x.start AS participant_at, 2 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)<-[:OCCASION]-(s:Fact)-[:DERIVED_FROM]->(x:Passage)
WHERE s.kind = 'stop'
RETURN 'event' AS item, 2 AS item_at, e.of AS node, s.name AS place, s.position AS place_at, 3 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (t:Fact)-[r:RELATES]->(area), (t)-[:CAPACITY]->(h:Post), (t)-[:TOLD_IN]->(a:Article), (t)-[:DERIVED_FROM]->(x:Passage)
WHERE t.kind = 'tenure' AND r.by = 'area' AND area.id IN $name
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//?item AND $item = 'post'
RETURN 'post' AS item, 3 AS item_at, h.id AS node, t.who AS agent, t.name AS name, t.office + t.title AS detail, t.rank AS `rank`, t.seen AS `when`,
  1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (programme:Programme)<-[c:CONCERNS]-(e:Fact)-[:TOLD_IN]->(a:Article), (e)-[:DERIVED_FROM]->(x:Passage)
WHERE e.kind = 'event' AND EXISTS { MATCH (e)<-[:OCCASION]-(:Fact)-[:PLACE]->(there) WHERE there.id IN $name }
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//?item AND $item = 'programme'
RETURN 'programme' AS item, 4 AS item_at, programme.id AS node, c.name AS name, e.date AS `when`, 1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (f:Fact)-[:ABOUT]->(thing), (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
WHERE f.kind = 'indicator' AND thing.id IN $name
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//?item AND $item = 'indicator'
//?since AND (f.first >= $since OR $since STARTS WITH f.first)
//?until AND (f.first <= $until OR f.first STARTS WITH $until)
RETURN 'indicator' AS item, 5 AS item_at, f.fact AS node, f.measure AS name, f.value AS value, f.unit AS unit, f.first AS `when`, f.name AS place,
  1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
