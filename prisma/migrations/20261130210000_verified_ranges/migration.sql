-- A declared network counts once somebody of the school visited from it. Those of before were never declared on a screen.
ALTER TABLE "school" ADD COLUMN "verified_ip_ranges" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "school" ADD CONSTRAINT "verified_ranges_are_declared" CHECK ("verified_ip_ranges" <@ "ip_ranges");
