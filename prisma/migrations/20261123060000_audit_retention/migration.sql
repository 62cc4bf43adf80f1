-- The journal stays append-only, except for rows that have passed their retention: 6 months for sessions, 12 for the rest.
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  retention interval := (CASE WHEN OLD.category = 'session' THEN '6 months' ELSE '12 months' END)::interval;
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < clock_timestamp() - retention THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'audit_event is append-only' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'audit_event_is_append_only';
END $$;
