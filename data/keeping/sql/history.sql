-- One row is a batch, newest first.
select batch::varchar as batch, ordinal, file, sha256, kind, sender, demo, received_at, published_at,
    withdrawn_at, facts, summary::varchar as summary, stage, account, withdrawn_by, withdrawn_account,
    withdrawn_reason
from batches
order by ordinal desc
