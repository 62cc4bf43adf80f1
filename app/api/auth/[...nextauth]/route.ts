import { handlers } from '@/lib/auth/shell'

export const { GET, POST } = handlers
