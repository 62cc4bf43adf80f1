import { type Pool, rowsOf } from './pool'

export type Work = { schedules: boolean; events: boolean; due: boolean; invoked: boolean }

/** One look at the tables, by their partial indexes: the transactions that follow are opened only for what there is. */
export async function lookForWork(pool: Pool): Promise<Work> {
  const [work] = await rowsOf<Work>(
    pool,
    `select
       exists (select from job_cron where next_at <= clock_timestamp()) as schedules,
       exists (select from job_event where processed_at is null and not_before <= clock_timestamp()) as events,
       exists (select from job_step where state = 'WAITING' and due_at <= clock_timestamp()) as due,
       exists (
         select from job_step s join job_run c on c.parent_run_id = s.run_id and c.parent_step_id = s.id
         where s.state = 'WAITING' and s.op = 'InvokeFunction' and c.state <> 'RUNNING') as invoked`,
  )
  return work ?? { schedules: false, events: false, due: false, invoked: false }
}
