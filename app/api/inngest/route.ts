import { handlers } from '@/lib/jobs/serve'

export const { GET, POST, PUT } = handlers
