// Who visited which place or programme: what each article tells, fact by fact; the header stands in visits.rq.
//head
MATCH (p:Fact)-[:OCCASION]->(e:Fact)-[:TOLD_IN]->(a:Article)
WHERE p.kind = 'participation' AND e.type = 'visit' AND NOT p.who STARTS WITH 'group/'
//?person AND p.who IN $person
//?office AND (p.who IN $office OR EXISTS { MATCH (p)-[:CAPACITY]->(:Post)-[:AT]->(o:Office) WHERE o.id IN $office })
//?since AND NOT e.first STARTS WITH '-' AND (e.last >= $since OR $since STARTS WITH e.last)
//?until AND NOT e.first STARTS WITH '-' AND (e.first <= $until OR e.first STARTS WITH $until)
//?min_confidence AND e.confidence >= $min_confidence AND p.confidence >= $min_confidence
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//?place AND EXISTS { MATCH (e)<-[:OCCASION]-(:Fact)-[:PLACE]->(place) WHERE place.id IN $place }
//?programme AND EXISTS { MATCH (e)-[:CONCERNS]->(programme:Programme) WHERE programme.id IN $programme }
//tail
MATCH (p)-[:DERIVED_FROM]->(x:Passage)
RETURN p.who AS agent, e.of AS event, p.name AS person, p.role AS role, e.type AS kind, e.date AS date, x.start AS at, 1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[:DERIVED_FROM]->(x:Passage)
RETURN p.who AS agent, e.of AS event, p.name AS person, p.role AS role, e.type AS kind, e.date AS date, x.start AS event_at, 2 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (p)-[:SHOWN_BY]->(t:Fact)-[:DERIVED_FROM]->(x:Passage)
RETURN p.who AS agent, e.of AS event, p.name AS person, p.role AS role, e.type AS kind, e.date AS date, t.office + t.title AS post, x.start AS post_at, 3 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)<-[:OCCASION]-(s:Fact)-[:DERIVED_FROM]->(x:Passage)
WHERE s.kind = 'stop'
//?min_confidence AND s.confidence >= $min_confidence
RETURN p.who AS agent, e.of AS event, p.name AS person, p.role AS role, e.type AS kind, e.date AS date, s.name AS place, s.position AS place_at, 4 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[:DATED_BY]->(x:Passage)
RETURN p.who AS agent, e.of AS event, p.name AS person, p.role AS role, e.type AS kind, e.date AS date, 5 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[c:CONCERNS]->(:Programme)
RETURN p.who AS agent, e.of AS event, p.name AS person, p.role AS role, e.type AS kind, e.date AS date, c.name AS programme
