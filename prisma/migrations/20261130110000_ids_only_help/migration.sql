-- An ELEVE_ID may be given again: two pupils have borne it, one of them has left.
drop index one_student_per_source_id;
create unique index one_student_per_source_id on student (school_id, source_id) where left_on is null;
create index "student_school_id_source_id_idx" on student (school_id, source_id);

-- A PERSONNE_ID too, while both are still responsables.
drop index one_guardian_per_source_id;
create index "guardian_school_id_source_id_idx" on guardian (school_id, source_id);
