// What each article knows of each event; the header stands in coverage.rq.
//head
MATCH (e:Fact)-[:TOLD_IN]->(a:Article)
WHERE e.kind = 'event'
//?kind AND e.type = $kind
//?place AND EXISTS { MATCH (e)<-[:OCCASION]-(:Fact)-[:PLACE]->(around) WHERE around.id IN $place }
//?as_of AND (a.published <= $as_of OR a.published STARTS WITH $as_of)
//tail
RETURN e.of AS event, e.type AS kind, e.date AS dated, 0 AS place, 0 AS leader, 0 AS evidence
//tail
MATCH (e)-[:DERIVED_FROM]->(:Passage)
RETURN DISTINCT e.of AS event, e.type AS kind, 0 AS place, 0 AS leader, 1 AS evidence
//tail
MATCH (e)<-[:OCCASION]-(s:Fact) WHERE s.kind = 'stop'
RETURN DISTINCT e.of AS event, e.type AS kind, 1 AS place, 0 AS leader, 0 AS evidence
//tail
MATCH (e)<-[:OCCASION]-(p:Fact) WHERE p.kind = 'participation' AND p.role IN ['leads', 'chairs', 'organises']
RETURN DISTINCT e.of AS event, e.type AS kind, 0 AS place, 1 AS leader, 0 AS evidence
