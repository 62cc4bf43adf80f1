import { checkHealth } from '@/lib/jobs/health'

export const dynamic = 'force-dynamic'

/** For load balancers and operators: 200 when all is well, 503 with the part that fails. */
export async function GET(): Promise<Response> {
  const health = await checkHealth()
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  })
}
