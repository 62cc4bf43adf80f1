-- One table of loads for all that read files. Imports keep their rows and their ids; marks and absences join them.
alter type import_state rename to load_state;
alter table import rename to file_load;
-- Several files of marks may wait at once.
drop index one_open_import_per_school;
alter table file_load rename constraint import_pkey to file_load_pkey;
alter table file_load rename constraint import_school_id_fkey to file_load_school_id_fkey;
alter table file_load
  add column kind text,
  add column exclusive boolean not null default false,
  add column forgotten_at timestamptz(3),
  add column content jsonb,
  add column counts jsonb,
  add column fault text,
  add column anomaly_count integer not null default 0;

alter table import_file rename to loaded_file;
alter table loaded_file rename column import_id to load_id;
alter table loaded_file rename constraint import_file_pkey to loaded_file_pkey;
alter table loaded_file rename constraint import_file_import_id_fkey to loaded_file_load_id_fkey;
alter table loaded_file rename constraint import_file_document_id_fkey to loaded_file_document_id_fkey;
alter index import_file_import_id_idx rename to loaded_file_load_id_idx;
alter table loaded_file alter column size drop not null, alter column sha256 drop not null;

alter table import_anomaly rename to load_anomaly;
alter table load_anomaly rename column import_id to load_id;
alter table load_anomaly rename constraint import_anomaly_pkey to load_anomaly_pkey;
alter table load_anomaly rename constraint import_anomaly_import_id_fkey to load_anomaly_load_id_fkey;
alter index import_anomaly_import_id_severity_idx rename to load_anomaly_load_id_severity_idx;

-- The hourly sweep forgets those that finished: what a dead process left of them goes then.
update file_load l set kind = 'schools.siecle', exclusive = true,
  anomaly_count = (select count(*) from load_anomaly a where a.load_id = l.id);
alter table file_load alter column kind set not null;

insert into file_load (id, kind, school_id, year, state, requested_by_id, confirmed_by_id, created_at, analysed_at,
  finished_at, forgotten_at, progress, report, content, counts, fault, anomaly_count)
select id, 'teleservices.' || lower(kind::text), school_id, year,
  (case state when 'READY' then 'ANALYSED' else state::text end)::load_state, requested_by_id, confirmed_by_id, created_at,
  case when fault is null then created_at end, finished_at, finished_at, 100, jsonb_build_object('lines', lines), content,
  counts, fault, anomaly_count
from record_load;

insert into loaded_file (load_id, name) select id, file_name from record_load;

insert into load_anomaly (load_id, severity, code, message, line, subject)
select r.id, 'ERROR', 'LINE', a.message, a.line, nullif(a.who, '')
from record_load r
cross join lateral jsonb_array_elements(r.anomalies) with ordinality as e(value, position)
cross join lateral jsonb_to_record(e.value) as a(line int, who text, message text)
order by r.id, e.position;

drop table record_load;
drop type record_load_state;

drop index import_school_id_created_at_idx;
create index file_load_school_id_kind_created_at_idx on file_load (school_id, kind, created_at);
create index file_load_kind_state_idx on file_load (kind, state);
create unique index one_open_load_per_school_and_kind on file_load (school_id, kind)
  where exclusive and state in ('UPLOADED', 'ANALYSING', 'ANALYSED', 'APPLYING');
alter table file_load add constraint load_content_waits_for_an_answer
  check (content is null or state in ('ANALYSED', 'APPLYING'));
alter table file_load add constraint load_fault_is_of_a_rejected_load check (fault is null or state = 'REJECTED');
