-- A key is drawn by a page for the person who reads it: another person's request with the same key is another request.
-- A message of nobody's school has no person: its key alone tells it.
drop index one_batch_per_request;
create unique index one_batch_per_request on notification_batch (school_id, requested_by_id, request_key) nulls not distinct;
drop index one_access_validation_per_request;
create unique index one_access_validation_per_request on access_validation (school_id, account_id, request_key);
