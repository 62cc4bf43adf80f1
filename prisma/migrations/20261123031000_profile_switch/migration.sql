-- Changing profile renews the session without renewing the proof of identity: its date travels with the ticket.
ALTER TABLE "login_ticket" ADD COLUMN "auth_time" TIMESTAMPTZ(3);
