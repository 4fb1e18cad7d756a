// Claims that may contradict each other; which of them do is worked out from the rows. The header stands in conflicts.rq.
// Who is head of an office, and when.
//head
MATCH (t:Fact)-[:CAPACITY]->(h:Post), (t)-[:TOLD_IN]->(a:Article), (t)-[:DERIVED_FROM]->(x:Passage)
WHERE t.kind = 'tenure' AND t.rank = 1 AND t.seen IS NOT NULL
//?kind AND $kind = 'heads'
RETURN 'heads' AS kind, 1 AS kind_at, h.id AS `group`, t.who AS claim, t.fact AS node, t.office + t.title AS subject, t.name AS said, t.seen AS `when`,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
// Where somebody was on a day, by district.
//head
MATCH (p:Fact)-[:OCCASION]->(e:Fact)<-[:OCCASION]-(s:Fact), (e)-[:TOLD_IN]->(a:Article), (p)-[:DERIVED_FROM]->(x:Passage)
WHERE p.kind = 'participation' AND p.who STARTS WITH 'person/' AND s.kind = 'stop' AND e.first IS NOT NULL
//?kind AND $kind = 'places'
UNWIND s.districts AS said
RETURN 'places' AS kind, 2 AS kind_at, p.who AS `group`, e.of AS claim, said AS also, e.of AS node, p.name AS subject, said, e.first AS `when`,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
// A figure of something at a time.
//head
MATCH (f:Fact)-[:ABOUT]->(thing), (f)-[:TOLD_IN]->(a:Article), (f)-[:DERIVED_FROM]->(x:Passage)
WHERE f.first IS NOT NULL
//?kind AND $kind = 'figures'
RETURN 'figures' AS kind, 3 AS kind_at, thing.id AS `group`, f.measure + ' ' + f.unit + ' ' + f.first AS about, f.figure + f.unit AS claim, f.fact AS node,
  f.name + ' ' + f.measure + ' ' + f.first AS subject, f.figure + f.unit AS said,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
// The day of an event that several articles tell of.
//head
MATCH (v:Event)<-[:OF]-(e:Fact)-[dated:DATED_BY]->(x:Passage), (e)-[:TOLD_IN]->(a:Article)
WHERE v.same_as IS NOT NULL AND size(v.same_as) > 0 AND e.first IS NOT NULL AND dated.by = 'date'
//?kind AND $kind = 'days'
WITH v, e, a, x, CASE WHEN e.last = e.first THEN e.first ELSE e.first + '/' + e.last END AS days
RETURN 'days' AS kind, 4 AS kind_at, v.id AS `group`, days AS claim, v.id AS node, coalesce(e.name, '事件 event') AS subject, days AS said, days AS `when`,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
// An event and the article that tells of it, where the article was published before.
//head
MATCH (e:Fact)-[:TOLD_IN]->(a:Article)
WHERE e.kind = 'event' AND size(e.first) = 10 AND size(a.published) = 10 AND e.first > a.published
//?kind AND $kind = 'early'
//tail
MATCH (e)-[dated:DATED_BY]->(x:Passage)
WHERE dated.by = 'date'
RETURN 'early' AS kind, 5 AS kind_at, e.of AS `group`, '发生 happened ' + e.first AS claim, e.of AS node, coalesce(e.name, '事件 event') AS subject,
  '发生 happened ' + e.first AS said,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (a)<-[:TOLD_IN]-(g:Fact)-[dated:DATED_BY]->(x:Passage)
WHERE g.kind = 'article' AND dated.by = 'date'
RETURN 'early' AS kind, 5 AS kind_at, e.of AS `group`, '发布 published ' + a.published AS claim, a.id AS node, coalesce(e.name, '事件 event') AS subject,
  '发布 published ' + a.published AS said,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
// A day that no calendar has: as it is printed, and what is told of it.
//head
MATCH (e:Fact)-[:TOLD_IN]->(a:Article)
WHERE e.kind = 'event' AND e.date_rule = 'date.impossible'
//?kind AND $kind = 'impossible'
//tail
MATCH (e)-[dated:DATED_BY]->(x:Passage)
WHERE dated.by = 'date'
RETURN 'impossible' AS kind, 6 AS kind_at, e.of AS `group`, '印作 printed ' + x.quote AS claim, e.of AS node, coalesce(e.name, '事件 event') AS subject,
  '印作 printed ' + x.quote AS said,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
//tail
MATCH (e)-[:DERIVED_FROM]->(x:Passage)
RETURN 'impossible' AS kind, 6 AS kind_at, e.of AS `group`, '没有这一天 no such day' AS claim, e.of AS node, coalesce(e.name, '事件 event') AS subject,
  '没有这一天 no such day' AS said,
  a.document AS evidence_document, a.title AS evidence_title, x.start AS evidence_start, x.`end` AS evidence_end, x.quote AS evidence_quote
