// Dated reports of what is asked about; the header stands in gaps.rq.
//head
MATCH (e:Fact)-[:TOLD_IN]->(a:Article), (e)-[:DERIVED_FROM]->(x:Passage)
WHERE e.kind = 'event' AND e.date IS NOT NULL
//tail
MATCH (e)<-[:OCCASION]-(p:Fact)
WHERE p.kind = 'participation' AND (p.who IN $name OR EXISTS { MATCH (p)-[:CAPACITY]->(:Post)-[:AT]->(o) WHERE o.id IN $name })
RETURN DISTINCT e.of AS report, e.name AS label, e.date AS `when`,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)<-[:OCCASION]-(:Fact)-[:PLACE]->(place) WHERE place.id IN $name
RETURN DISTINCT e.of AS report, e.name AS label, e.date AS `when`,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[:CONCERNS]->(programme:Programme) WHERE programme.id IN $name
RETURN DISTINCT e.of AS report, e.name AS label, e.date AS `when`,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (t:Fact)-[:CAPACITY]->(:Post)-[:AT]->(o), (t)-[:TOLD_IN]->(a:Article), (t)-[:DERIVED_FROM]->(x:Passage)
WHERE t.kind = 'tenure' AND t.seen IS NOT NULL AND (t.who IN $name OR o.id IN $name)
RETURN t.fact AS report, t.office + t.title AS label, t.seen AS `when`,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//head
MATCH (f:Fact)-[:ABOUT]->(thing), (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
WHERE f.kind = 'indicator' AND f.first IS NOT NULL AND thing.id IN $name
RETURN f.fact AS report, f.measure AS label, f.first AS `when`,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
