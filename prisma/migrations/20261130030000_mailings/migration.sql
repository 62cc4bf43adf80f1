-- A run is of any kind that a context registers, of a school or of nobody's; its lines name the kind's own subjects.
alter table notification_batch alter column kind type text using kind::text;
alter table notification_batch alter column school_id drop not null;
alter table notification_batch alter column requested_by_id drop not null;

alter table delivery drop constraint delivery_code_id_fkey;
alter table delivery rename column code_id to subject_id;
alter table delivery alter column subject_id drop not null;
alter table delivery alter column school_id drop not null;
alter table delivery add constraint a_letter_has_a_school check (channel is distinct from 'LETTER' or school_id is not null);
alter index delivery_code_id_idx rename to delivery_subject_id_idx;
alter index one_delivery_per_code_and_batch rename to one_delivery_per_subject_and_batch;
alter index one_pending_delivery_per_code rename to one_pending_delivery_per_subject;

-- A document has an owner, whose context decides who opens it.
alter table stored_document add column owner_kind text, add column owner_id uuid;
update stored_document set owner_kind = case when batch_id is null then 'import' else 'mailing' end, owner_id = batch_id;
alter table stored_document alter column owner_kind set not null;
alter table stored_document drop column batch_id;
create index stored_document_owner_kind_owner_id_idx on stored_document (owner_kind, owner_id);

-- Security messages that wait leave as mailings: the sweep wakes them.
with waiting as (
  select id, happened_at, uuid_v7() as batch_id, uuid_v7() as delivery_id from security_notice
),
runs as (
  insert into notification_batch (id, kind, request_key, criteria, channels, state, created_at, cancellable_until, started_at)
  select batch_id, 'accounts.security-notice', 'security-notice-' || id, '{}', '{EMAIL}', 'SENDING', happened_at, happened_at, happened_at
  from waiting
)
insert into delivery (id, group_id, batch_id, channel, recipient, position)
select delivery_id, delivery_id, batch_id, 'EMAIL', jsonb_build_object('noticeId', id), 1 from waiting;
