-- What was typed in a bulk form whose session ended just before has the field of ticks under its old name: read as it
-- is, everything would look unticked. The ticks kept before that press are shown instead.
delete from form_draft where action in ('teleservices.draft-accesses', 'teleservices.choose-notified');
