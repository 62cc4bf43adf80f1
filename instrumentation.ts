/** Called once by Next.js when a server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.NEXT_PHASE !== 'phase-production-build') {
    await import('@/lib/manifests')
    const { startJobs } = await import('@/lib/jobs/embedded')
    startJobs()
  }
}
