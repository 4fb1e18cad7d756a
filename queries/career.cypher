// The posts of a person; the header stands in career.rq.
//head
MATCH (t:Fact)-[:CAPACITY]->(h:Post), (t)-[:TOLD_IN]->(a:Article), (t)-[:DERIVED_FROM]->(x:Passage)
WHERE t.kind = 'tenure' AND t.who IN $name
//?min_confidence AND t.confidence >= $min_confidence
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
RETURN t.who AS agent, h.id AS post, t.name AS person, t.office AS office, t.title AS title, t.rank AS `rank`, t.seen AS seen,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
