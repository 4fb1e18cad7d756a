// All events of a person, as named and as inferred; the header stands in itinerary.rq.
//head
MATCH (p:Fact)-[:OCCASION]->(e:Fact)-[:TOLD_IN]->(a:Article)
WHERE p.kind = 'participation' AND p.who IN $name AND NOT p.who STARTS WITH 'group/'
//?certainty AND $certainty = 'stated'
//?since AND NOT e.first STARTS WITH '-' AND (e.last >= $since OR $since STARTS WITH e.last)
//?until AND NOT e.first STARTS WITH '-' AND (e.first <= $until OR e.first STARTS WITH $until)
//?min_confidence AND e.confidence >= $min_confidence AND p.confidence >= $min_confidence
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//tail
MATCH (p)-[:DERIVED_FROM]->(x:Passage)
RETURN p.who AS agent, e.of AS event, p.name AS person, p.role AS role, e.type AS kind, e.name AS label, e.date AS date, x.start AS at, 1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[:DERIVED_FROM]->(x:Passage)
RETURN p.who AS agent, e.of AS event, p.name AS person, p.role AS role, e.type AS kind, e.name AS label, e.date AS date, x.start AS event_at, 2 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (p)-[:SHOWN_BY]->(t:Fact)-[:DERIVED_FROM]->(x:Passage)
RETURN p.who AS agent, e.of AS event, p.name AS person, p.role AS role, e.type AS kind, e.name AS label, e.date AS date, t.office + t.title AS post, x.start AS post_at, 3 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)<-[:OCCASION]-(s:Fact)-[:DERIVED_FROM]->(x:Passage)
WHERE s.kind = 'stop'
//?min_confidence AND s.confidence >= $min_confidence
RETURN p.who AS agent, e.of AS event, p.name AS person, p.role AS role, e.type AS kind, e.name AS label, e.date AS date, s.name AS place, s.position AS place_at, 4 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[:DATED_BY]->(x:Passage)
RETURN p.who AS agent, e.of AS event, p.name AS person, p.role AS role, e.type AS kind, e.name AS label, e.date AS date, 5 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[c:CONCERNS]->(:Programme)
RETURN p.who AS agent, e.of AS event, p.name AS person, p.role AS role, e.type AS kind, e.name AS label, e.date AS date, c.name AS programme

// An office-holder who acts without a name: the only one who is seen in the post both before and after.
//head
MATCH (t:Fact)-[held:CAPACITY]->(h:Post)<-[acted:CAPACITY]-(p:Fact)-[:OCCASION]->(e:Fact)-[:TOLD_IN]->(a:Article)
WHERE t.kind = 'tenure' AND t.who IN $name AND p.kind = 'participation' AND p.who STARTS WITH 'office/' AND held.post_as = acted.post_as
  AND e.date IS NOT NULL AND t.first_seen <= e.first AND e.last <= t.last_seen
  AND NOT EXISTS {
    MATCH (r:Fact)-[too:CAPACITY]->(h) WHERE r.kind = 'tenure' AND too.post_as = held.post_as AND r.who_as <> t.who_as
    AND r.first_seen <= e.first AND e.last <= r.last_seen
  }
//?certainty AND $certainty = 'inferred'
//?since AND (e.last >= $since OR $since STARTS WITH e.last)
//?until AND (e.first <= $until OR e.first STARTS WITH $until)
//?min_confidence AND e.confidence >= $min_confidence AND p.confidence >= $min_confidence
//?as_of AND false // what was not known yet decides nothing
//tail
MATCH (p)-[:DERIVED_FROM]->(x:Passage)
RETURN t.who AS agent, e.of AS event, t.name AS person, p.role AS role, t.office + t.title + '（推断 inferred）' AS post, e.type AS kind, e.name AS label, e.date AS date, x.start AS at, 1 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[:DERIVED_FROM]->(x:Passage)
RETURN t.who AS agent, e.of AS event, t.name AS person, p.role AS role, t.office + t.title + '（推断 inferred）' AS post, e.type AS kind, e.name AS label, e.date AS date, x.start AS event_at, x.start AS at, 2 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[:DATED_BY]->(x:Passage)
RETURN t.who AS agent, e.of AS event, t.name AS person, p.role AS role, t.office + t.title + '（推断 inferred）' AS post, e.type AS kind, e.name AS label, e.date AS date, x.start AS at, 5 AS evidence_by,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)<-[:OCCASION]-(s:Fact)
WHERE s.kind = 'stop'
RETURN t.who AS agent, e.of AS event, t.name AS person, p.role AS role, t.office + t.title + '（推断 inferred）' AS post, e.type AS kind, e.name AS label, e.date AS date, s.name AS place, s.position AS place_at
//tail
MATCH (e)-[c:CONCERNS]->(:Programme)
RETURN t.who AS agent, e.of AS event, t.name AS person, p.role AS role, t.office + t.title + '（推断 inferred）' AS post, e.type AS kind, e.name AS label, e.date AS date, c.name AS programme
