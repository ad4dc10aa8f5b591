-- What somebody would write by hand to see which documents of :space are not as they were at :at, and how.
select now.action, count(*)
from (
  select doc, min(version) as first
  from version
  where space = :'space' and updated_at > :'at' and action <> 'snapshot'
  group by doc
) changed
join document d on d.doc = changed.doc
left join lateral (
  select content
  from version
  where doc = changed.doc and version < changed.first and action <> 'snapshot'
  order by version desc
  limit 1
) earlier on true
left join content was on was.content = earlier.content
left join content head on head.content = d.content
cross join lateral (
  select case when d.deleted then 'create' when earlier.content is null then 'delete' else 'update' end as action
) as now
where was.sha256 is distinct from head.sha256
group by now.action;
