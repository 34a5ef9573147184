-- One row is an act that fits what is sought, newest first; an empty word seeks nothing.
select acted_at, account, name, role, came_from, act, subject, details::varchar as details
from acts
where ($act = '' or act = $act)
  and ($name = '' or name = $name)
  and (
      $word = ''
      or contains(
          lower(subject || ' ' || coalesce(details::varchar, '') || ' ' || came_from), lower($word)
      )
  )
  and ($since::timestamp is null or acted_at >= $since::timestamp)
order by acted_at desc
limit $most offset $start
