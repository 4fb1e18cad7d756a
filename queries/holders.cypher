// Who held the posts of an office; the header stands in holders.rq.
//head
MATCH (t:Fact)-[:CAPACITY]->(h:Post)-[:AT]->(o), (t)-[:TOLD_IN]->(a:Article), (t)-[:DERIVED_FROM]->(x:Passage)
WHERE t.kind = 'tenure' AND o.id IN $office
//?min_confidence AND t.confidence >= $min_confidence
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//?title MATCH (h)-[:TITLED]->(title:Title) WHERE title.id IN $title
RETURN t.who AS agent, h.id AS post, t.name AS person, t.office AS office, t.title AS title, t.rank AS `rank`, t.seen AS seen,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
