// What happened: events with their places, programmes and those who took part; the header stands in events.rq.
//head
MATCH (e:Fact)-[:TOLD_IN]->(a:Article)
WHERE e.kind = 'event'
//?kind AND e.type = $kind
//?since AND NOT e.first STARTS WITH '-' AND (e.last >= $since OR $since STARTS WITH e.last)
//?until AND NOT e.first STARTS WITH '-' AND (e.first <= $until OR e.first STARTS WITH $until)
//?min_confidence AND e.confidence >= $min_confidence
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//?person AND EXISTS { MATCH (e)<-[:OCCASION]-(anyone:Fact) WHERE anyone.kind = 'participation' AND anyone.who IN $person }
//?office AND (EXISTS { MATCH (e)<-[:OCCASION]-(member:Fact) WHERE member.kind = 'participation' AND member.who IN $office }
//?office   OR EXISTS { MATCH (e)<-[:OCCASION]-(m:Fact)-[:CAPACITY]->(:Post)-[:AT]->(o:Office) WHERE m.kind = 'participation' AND o.id IN $office })
//?place AND EXISTS { MATCH (e)<-[:OCCASION]-(:Fact)-[:PLACE]->(place) WHERE place.id IN $place }
//?programme AND EXISTS { MATCH (e)-[:CONCERNS]->(programme:Programme) WHERE programme.id IN $programme }
//tail
MATCH (e)-[:DERIVED_FROM]->(x:Passage)
RETURN e.of AS event, e.type AS kind, e.name AS label, e.date AS date, e.basis AS basis, x.start AS event_at, 1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)<-[:OCCASION]-(p:Fact)-[:DERIVED_FROM]->(x:Passage)
WHERE p.kind = 'participation'
//?min_confidence AND p.confidence >= $min_confidence
RETURN e.of AS event, e.type AS kind, e.name AS label, e.date AS date, e.basis AS basis, p.name AS participant_name, p.role AS participant_role, x.start AS participant_at, 2 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)<-[:OCCASION]-(s:Fact)-[:DERIVED_FROM]->(x:Passage)
WHERE s.kind = 'stop'
//?min_confidence AND s.confidence >= $min_confidence
RETURN e.of AS event, e.type AS kind, e.name AS label, e.date AS date, e.basis AS basis, s.name AS place, s.position AS place_at, 4 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[:DATED_BY]->(x:Passage)
RETURN e.of AS event, e.type AS kind, e.name AS label, e.date AS date, e.basis AS basis, 5 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[c:CONCERNS]->(:Programme)
RETURN e.of AS event, e.type AS kind, e.name AS label, e.date AS date, e.basis AS basis, c.name AS programme
