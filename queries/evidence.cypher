// The passages under a thing or fact; the header stands in evidence.rq.
//head
MATCH (f:Fact)-[:TOLD_IN]->(a:Article)
WHERE f.fact IN $id
//tail
MATCH (f)-[:DERIVED_FROM]->(x:Passage)
RETURN f.fact AS fact, x.id AS passage, f.rule AS rule, f.confidence AS confidence, a.document AS document, a.title AS title, x.start AS start,
  x.`end` AS `end`, x.fragments AS fragment, x.quote AS quote
//tail
MATCH (f)-[:DATED_BY]->(x:Passage)
RETURN f.fact AS fact, x.id AS passage, f.rule AS rule, f.confidence AS confidence, a.document AS document, a.title AS title, x.start AS start,
  x.`end` AS `end`, x.fragments AS fragment, x.quote AS quote
// Who took part, who held the post, where it stopped.
//head
MATCH (f:Fact) WHERE f.who IN $id
MATCH (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
RETURN f.fact AS fact, x.id AS passage, f.rule AS rule, f.confidence AS confidence, a.document AS document, a.title AS title, x.start AS start,
  x.`end` AS `end`, x.fragments AS fragment, x.quote AS quote
//head
MATCH (f:Fact) WHERE f.kind IN ['participation', 'stop'] AND f.of IN $id
MATCH (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
RETURN f.fact AS fact, x.id AS passage, f.rule AS rule, f.confidence AS confidence, a.document AS document, a.title AS title, x.start AS start,
  x.`end` AS `end`, x.fragments AS fragment, x.quote AS quote
//head
MATCH (f:Fact)-[:CAPACITY]->(h:Post) WHERE h.id IN $id
MATCH (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
RETURN f.fact AS fact, x.id AS passage, f.rule AS rule, f.confidence AS confidence, a.document AS document, a.title AS title, x.start AS start,
  x.`end` AS `end`, x.fragments AS fragment, x.quote AS quote
//head
MATCH (f:Fact)-[:CAPACITY]->(:Post)-[:AT]->(o) WHERE f.kind = 'tenure' AND o.id IN $id
MATCH (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
RETURN f.fact AS fact, x.id AS passage, f.rule AS rule, f.confidence AS confidence, a.document AS document, a.title AS title, x.start AS start,
  x.`end` AS `end`, x.fragments AS fragment, x.quote AS quote
//head
MATCH (f:Fact)-[:CAPACITY]->(:Post)-[:TITLED]->(title:Title) WHERE f.kind = 'tenure' AND title.id IN $id
MATCH (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
RETURN f.fact AS fact, x.id AS passage, f.rule AS rule, f.confidence AS confidence, a.document AS document, a.title AS title, x.start AS start,
  x.`end` AS `end`, x.fragments AS fragment, x.quote AS quote
//head
MATCH (f:Fact)-[:PLACE]->(place) WHERE place.id IN $id
MATCH (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
RETURN f.fact AS fact, x.id AS passage, f.rule AS rule, f.confidence AS confidence, a.document AS document, a.title AS title, x.start AS start,
  x.`end` AS `end`, x.fragments AS fragment, x.quote AS quote
//head
MATCH (f:Fact)-[:ABOUT]->(thing) WHERE thing.id IN $id
MATCH (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
RETURN f.fact AS fact, x.id AS passage, f.rule AS rule, f.confidence AS confidence, a.document AS document, a.title AS title, x.start AS start,
  x.`end` AS `end`, x.fragments AS fragment, x.quote AS quote
//head
MATCH (f:Fact)-[:CONCERNS]->(programme:Programme) WHERE programme.id IN $id
MATCH (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
RETURN f.fact AS fact, x.id AS passage, f.rule AS rule, f.confidence AS confidence, a.document AS document, a.title AS title, x.start AS start,
  x.`end` AS `end`, x.fragments AS fragment, x.quote AS quote
// Of an article: all that it tells.
//head
MATCH (f:Fact) WHERE f.article IN $id
MATCH (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
RETURN f.fact AS fact, x.id AS passage, f.rule AS rule, f.confidence AS confidence, a.document AS document, a.title AS title, x.start AS start,
  x.`end` AS `end`, x.fragments AS fragment, x.quote AS quote
