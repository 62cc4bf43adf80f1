-- Outbox and embedded engine of jobs (decision 6). Read and written by lib/jobs only, with SQL of its own: no Prisma model.
-- Instants here are technical: the database's clock orders the engines of several machines.

-- The outbox: written in the business transaction (lib/jobs/send), routed to functions by the engine, or relayed to Inngest.
CREATE TABLE "job_event" (
  "id" text PRIMARY KEY,
  "name" text NOT NULL,
  "data" jsonb NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "not_before" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  -- JOBS=inngest: the relay that is sending it.
  "leased_until" timestamptz(3),
  "processed_at" timestamptz(3)
);
CREATE INDEX "job_event_waiting" ON "job_event" ("not_before") WHERE "processed_at" IS NULL;
CREATE INDEX "job_event_processed" ON "job_event" ("processed_at") WHERE "processed_at" IS NOT NULL;

-- Functions as the application registered them, and when their schedules fall due next.
CREATE TABLE "job_function" (
  "id" text PRIMARY KEY,
  "app" text NOT NULL,
  "url" text NOT NULL,
  "config" jsonb NOT NULL,
  "registered_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE "job_cron" (
  "function_id" text NOT NULL REFERENCES "job_function" ("id") ON DELETE CASCADE,
  "expression" text NOT NULL,
  "next_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("function_id", "expression")
);

CREATE TABLE "job_run" (
  "id" uuid PRIMARY KEY DEFAULT uuid_v7(),
  "function_id" text NOT NULL,
  "event" jsonb NOT NULL,
  -- Concurrency slots, in the order of the function's limits.
  "slots" text[] NOT NULL DEFAULT '{}',
  "state" text NOT NULL DEFAULT 'RUNNING',
  -- Forgotten after 24 hours, as Inngest does.
  "idempotency_key" text,
  "parent_run_id" uuid,
  "parent_step_id" text,
  "created_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "finished_at" timestamptz(3),
  "output" jsonb,
  "error" jsonb,
  CONSTRAINT "job_run_state_is_known" CHECK ("state" IN ('RUNNING', 'COMPLETED', 'FAILED')),
  CONSTRAINT "finished_run_says_when" CHECK (("state" = 'RUNNING') = ("finished_at" IS NULL))
);
CREATE UNIQUE INDEX "one_run_per_idempotency_key" ON "job_run" ("function_id", "idempotency_key") WHERE "idempotency_key" IS NOT NULL;
CREATE INDEX "job_run_keyed" ON "job_run" ("created_at") WHERE "idempotency_key" IS NOT NULL;
CREATE INDEX "job_run_finished" ON "job_run" ("finished_at") WHERE "finished_at" IS NOT NULL;
CREATE INDEX "job_run_parent" ON "job_run" ("parent_run_id", "parent_step_id") WHERE "parent_run_id" IS NOT NULL;
CREATE INDEX "job_run_function" ON "job_run" ("function_id", "created_at");

-- Memoised steps (DONE) and what a run waits for (WAITING): a sleep, an event with its time-out, an invoked run.
CREATE SEQUENCE "job_step_position";
CREATE TABLE "job_step" (
  "run_id" uuid NOT NULL REFERENCES "job_run" ("id") ON DELETE CASCADE,
  "id" text NOT NULL,
  "name" text NOT NULL,
  "op" text NOT NULL,
  "state" text NOT NULL,
  -- Order of completion within the run.
  "position" bigint,
  "data" jsonb,
  "error" jsonb,
  "due_at" timestamptz(3),
  "event_name" text,
  "expression" text,
  -- Look-up of waits by equality: path in the expected event, then its value.
  "match_path" text NOT NULL DEFAULT '',
  "match_value" text NOT NULL DEFAULT '',
  "created_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "finished_at" timestamptz(3),
  PRIMARY KEY ("run_id", "id"),
  CONSTRAINT "done_step_has_its_place" CHECK (("state" = 'DONE') = ("position" IS NOT NULL)),
  CONSTRAINT "job_step_state_is_known" CHECK ("state" IN ('WAITING', 'DONE'))
);
CREATE INDEX "job_step_due" ON "job_step" ("due_at") WHERE "state" = 'WAITING';
CREATE INDEX "job_step_expecting" ON "job_step" ("event_name", "match_path", "match_value") WHERE "state" = 'WAITING' AND "event_name" IS NOT NULL;
CREATE INDEX "job_step_invoking" ON "job_step" ("run_id") WHERE "state" = 'WAITING' AND "op" = 'InvokeFunction';

-- Calls to make: of the whole function (step_id 'step') or of one planned step. A row leaves when its call has been recorded.
CREATE TABLE "job_task" (
  "run_id" uuid NOT NULL REFERENCES "job_run" ("id") ON DELETE CASCADE,
  "step_id" text NOT NULL,
  "function_id" text NOT NULL,
  "slots" text[] NOT NULL DEFAULT '{}',
  "race" boolean NOT NULL DEFAULT false,
  "run_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "attempt" integer NOT NULL DEFAULT 0,
  -- Leases lost in a row: the process died while it held the call.
  "losses" integer NOT NULL DEFAULT 0,
  "lease_id" uuid,
  "lease_until" timestamptz(3),
  -- Something changed while the call was under way: call again after it.
  "again" boolean NOT NULL DEFAULT false,
  "last_error" text,
  PRIMARY KEY ("run_id", "step_id")
);
CREATE INDEX "job_task_due" ON "job_task" ("function_id", "run_at");
CREATE INDEX "job_task_leased" ON "job_task" ("lease_until") WHERE "lease_until" IS NOT NULL;

-- One row per living engine: what /api/health reads.
CREATE TABLE "job_engine" (
  "id" uuid PRIMARY KEY,
  "mode" text NOT NULL,
  "started_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "beat_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

-- Engines listen: an event is routed within milliseconds of its commit.
CREATE FUNCTION announce_job_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('passerelle_jobs', '');
  RETURN NULL;
END $$;
CREATE TRIGGER "job_event_announces_itself" AFTER INSERT ON "job_event" FOR EACH STATEMENT EXECUTE FUNCTION announce_job_event();
