// Who took part in what, for the people or for the events that are asked for; the header stands in companions.rq.
//head
MATCH (p:Fact)-[:OCCASION]->(e:Fact)-[:TOLD_IN]->(a:Article)
WHERE p.kind = 'participation' AND NOT p.who STARTS WITH 'group/' AND (p.who IN $name OR e.of IN $name)
//?since AND NOT e.first STARTS WITH '-' AND (e.last >= $since OR $since STARTS WITH e.last)
//?until AND NOT e.first STARTS WITH '-' AND (e.first <= $until OR e.first STARTS WITH $until)
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//tail
MATCH (p)-[:DERIVED_FROM]->(x:Passage)
RETURN p.who AS agent, e.of AS event, p.name AS name, p.role AS role, e.type AS kind, e.name AS label, e.date AS date, x.start AS at, 1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[:DERIVED_FROM]->(x:Passage)
RETURN p.who AS agent, e.of AS event, p.name AS name, p.role AS role, e.type AS kind, e.name AS label, e.date AS date, x.start AS event_at
//tail
MATCH (p)-[c:CAPACITY]->(h:Post), (p)-[:SHOWN_BY]->(t:Fact)-[ht:CAPACITY]->(h), (t)-[:DERIVED_FROM]->(x:Passage)
RETURN p.who AS agent, e.of AS event, p.name AS name, p.role AS role, e.type AS kind, e.name AS label, e.date AS date, c.name AS post, x.start AS post_at,
  2 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
