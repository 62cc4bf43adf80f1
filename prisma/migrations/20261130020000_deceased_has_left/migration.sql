-- « Present » is one column: a pupil who died has left, at the latest on the day that it was known.
update student set left_on = (clock_timestamp() at time zone 'Europe/Paris')::date where deceased and left_on is null;
alter table student add constraint deceased_student_has_left check (not deceased or left_on is not null);
