// Counts and coverage; the header stands in stats.rq.
//head
MATCH (n:Document)
WITH count(n) AS found
RETURN 'documents' AS thing, 1 AS position, found AS `count`
//head
MATCH (n:Article)
WITH count(n) AS found
RETURN 'articles' AS thing, 2 AS position, found AS `count`
//head
MATCH (f:Fact)
WHERE f.kind = 'article' AND f.date =~ '[0-9]{4}.*'
RETURN 'articles' AS thing, min(f.date) AS first, max(f.date) AS last
//head
MATCH (n:Person)
WITH count(n) AS found
RETURN 'persons' AS thing, 3 AS position, found AS `count`
//head
MATCH (n:Office)
WITH count(n) AS found
RETURN 'offices' AS thing, 4 AS position, found AS `count`
//head
MATCH (n:Post)
WITH count(n) AS found
RETURN 'posts' AS thing, 5 AS position, found AS `count`
//head
MATCH (f:Fact)
WHERE f.kind = 'tenure'
WITH count(DISTINCT f.fact) AS found
RETURN 'tenures' AS thing, 6 AS position, found AS `count`
//head
MATCH (n:Area)
WITH count(n) AS found
RETURN 'areas' AS thing, 7 AS position, found AS `count`
//head
MATCH (n:Community)
WITH count(n) AS found
RETURN 'communities' AS thing, 8 AS position, found AS `count`
//head
MATCH (n:Facility)
WITH count(n) AS found
RETURN 'facilities' AS thing, 9 AS position, found AS `count`
//head
MATCH (n:Programme)
WITH count(n) AS found
RETURN 'programmes' AS thing, 10 AS position, found AS `count`
//head
MATCH (n:Policy)
WITH count(n) AS found
RETURN 'policies' AS thing, 11 AS position, found AS `count`
//head
MATCH (n:Indicator)
WITH count(n) AS found
RETURN 'indicators' AS thing, 12 AS position, found AS `count`
//head
MATCH (e:Event)
WHERE e.kind = 'visit'
WITH count(e) AS found
RETURN 'visits' AS thing, 13 AS position, found AS `count`
//head
MATCH (f:Fact)
WHERE f.type = 'visit' AND f.date =~ '[0-9]{4}.*'
RETURN 'visits' AS thing, min(f.date) AS first, max(f.date) AS last
//head
MATCH (e:Event)
WHERE e.kind = 'meeting'
WITH count(e) AS found
RETURN 'meetings' AS thing, 14 AS position, found AS `count`
//head
MATCH (f:Fact)
WHERE f.type = 'meeting' AND f.date =~ '[0-9]{4}.*'
RETURN 'meetings' AS thing, min(f.date) AS first, max(f.date) AS last
//head
MATCH (e:Event)
WHERE e.kind = 'ceremony'
WITH count(e) AS found
RETURN 'ceremonies' AS thing, 15 AS position, found AS `count`
//head
MATCH (f:Fact)
WHERE f.type = 'ceremony' AND f.date =~ '[0-9]{4}.*'
RETURN 'ceremonies' AS thing, min(f.date) AS first, max(f.date) AS last
//head
MATCH (e:Event)
WHERE e.kind = 'training'
WITH count(e) AS found
RETURN 'trainings' AS thing, 16 AS position, found AS `count`
//head
MATCH (f:Fact)
WHERE f.type = 'training' AND f.date =~ '[0-9]{4}.*'
RETURN 'trainings' AS thing, min(f.date) AS first, max(f.date) AS last
//head
MATCH (e:Event)
WHERE e.kind = 'activity'
WITH count(e) AS found
RETURN 'activities' AS thing, 17 AS position, found AS `count`
//head
MATCH (f:Fact)
WHERE f.type = 'activity' AND f.date =~ '[0-9]{4}.*'
RETURN 'activities' AS thing, min(f.date) AS first, max(f.date) AS last
//head
MATCH (e:Event)
WHERE e.kind = 'other'
WITH count(e) AS found
RETURN 'other_events' AS thing, 18 AS position, found AS `count`
//head
MATCH (f:Fact)
WHERE f.type = 'other' AND f.date =~ '[0-9]{4}.*'
RETURN 'other_events' AS thing, min(f.date) AS first, max(f.date) AS last
//head
MATCH (f:Fact)
WHERE f.kind = 'participation'
WITH count(DISTINCT f.fact) AS found
RETURN 'participations' AS thing, 19 AS position, found AS `count`
//head
MATCH (n:Passage)
WITH count(n) AS found
RETURN 'passages' AS thing, 20 AS position, found AS `count`
//head
MATCH (f:Fact)
WHERE f.kind = 'event'
WITH count(DISTINCT CASE WHEN f.date IS NOT NULL THEN f.fact_as ELSE null END) AS found, count(DISTINCT f.fact_as) AS whole
RETURN 'events_dated' AS thing, 21 AS position, found AS `count`, whole AS `of`
//head
MATCH (n:Person)
OPTIONAL MATCH (n)-[:HELD]->(h:Post)
WITH count(DISTINCT CASE WHEN h.id IS NOT NULL THEN n.id ELSE null END) AS found, count(DISTINCT n.id) AS whole
RETURN 'persons_in_post' AS thing, 22 AS position, found AS `count`, whole AS `of`
//head
MATCH (f:Fact)
WHERE f.rule IS NOT NULL
OPTIONAL MATCH (f)-[:DERIVED_FROM]->(x:Passage)
WITH count(DISTINCT CASE WHEN x.id IS NOT NULL THEN f.fact_as ELSE null END) AS found, count(DISTINCT f.fact_as) AS whole
RETURN 'facts_sourced' AS thing, 23 AS position, found AS `count`, whole AS `of`
