import type { Pool } from './pool'

/** Idempotency keys protect for 24 hours, as at Inngest; engines that died without a word leave. */
export async function forgetKeys(pool: Pool): Promise<void> {
  await pool.query(
    `update job_run set idempotency_key = null
     where idempotency_key is not null and created_at < clock_timestamp() - interval '24 hours'`,
  )
  await pool.query("delete from job_engine where beat_at < clock_timestamp() - interval '10 minutes'")
}
