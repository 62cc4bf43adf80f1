-- One table for the ticks of every bulk list, in place of one table for each list.
create table selection_tick (
  account_id uuid not null,
  school_id uuid not null,
  list text not null,
  item_id uuid not null,
  ticked boolean not null,
  updated_at timestamptz(3) not null,
  constraint selection_tick_pkey primary key (account_id, school_id, list, item_id),
  constraint selection_tick_account_id_fkey foreign key (account_id) references account (id) on delete cascade on update cascade
);

-- Neither table held its account by a foreign key: what nobody owns any more stays behind.
insert into selection_tick (account_id, school_id, list, item_id, ticked, updated_at)
select d.account_id, d.school_id, 'teleservices.accesses', d.guardianship_id, d.wanted, d.updated_at
from access_draft d join account a on a.id = d.account_id;

insert into selection_tick (account_id, school_id, list, item_id, ticked, updated_at)
select x.account_id, x.school_id, 'teleservices.notifications', x.guardianship_id, false, current_timestamp
from notification_exclusion x join account a on a.id = x.account_id;

drop table access_draft;
drop table notification_exclusion;
