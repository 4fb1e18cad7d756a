// Figures as series; the header stands in indicators.rq.
//head
MATCH (f:Fact)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
WHERE f.kind = 'indicator'
//?measure AND lower(f.measure) CONTAINS lower($measure)
//?unit AND f.unit = $unit
//?since AND (f.first >= $since OR $since STARTS WITH f.first)
//?until AND (f.first <= $until OR f.first STARTS WITH $until)
//?min_confidence AND f.confidence >= $min_confidence
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//?about MATCH (f)-[:ABOUT]->(one) WHERE one.id IN $about
//?place MATCH (f)-[:ABOUT]->(place) WHERE place.id IN $place
//?programme MATCH (f)-[:ABOUT]->(programme) WHERE programme.id IN $programme
//tail
RETURN f.fact AS node, f.name AS about, f.measure AS measure, f.value AS value, f.unit AS unit, f.first AS date, a.published AS published, x.start AS at,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (a)-[:COVERS]->(area:Area)
RETURN f.fact AS node, f.name AS about, f.measure AS measure, f.value AS value, f.unit AS unit, f.first AS date, area.name AS area
