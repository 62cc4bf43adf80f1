import 'server-only'
import { z } from 'zod'

const secret = z.string().min(32)
const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1')

const Env = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.string().min(1),
  /** What people type: links in letters and e-mails, cookies, CSP. No trailing slash. */
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  /** Address to listen on, both loopbacks by default (scripts/serve). */
  HOST: z.string().optional(),
  PORT: z.coerce.number().int().default(3000),
  /** Signs and encrypts the session cookie (lib/auth). */
  AUTH_SECRET: secret,
  /** Key of the look-up HMAC of activation codes, and of every other keyed hash. */
  CODE_HMAC_KEY: secret,
  /** Key of the AES-256-GCM copies (codes, TOTP secrets), 32 bytes in base64. */
  ENCRYPTION_KEY: secret,
  JOBS: z.enum(['embedded', 'inngest']).default('embedded'),
  INNGEST_SIGNING_KEY: secret,
  INNGEST_EVENT_KEY: z.string().min(1).default('passerelle'),
  /** Inngest of one's own, which the SDK reads too; without it, Inngest Cloud (docs/inngest.md). */
  INNGEST_BASE_URL: z.url().default('https://app.inngest.com'),
  RESEND_API_KEY: z.string().min(1).optional(),
  /** « whsec_… », given by Resend with the address of its webhook; without it the webhook is closed. */
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'RESEND_WEBHOOK_SECRET commence par whsec_')
    .optional(),
  SMTP_URL: z.string().min(1).optional(),
  /** « Passerelle <ne-pas-oublier@exemple.fr> »: address of the sender, the display name is the school's. */
  MAIL_FROM: z.string().default('passerelle@localhost'),
  SMS_OVH_URL: z.string().optional(),
  SMS_OVH_KEY: z.string().optional(),
  /** `+1d`, `-2h`: moves business time only (decision 19). */
  CLOCK_OFFSET: z
    .string()
    .regex(/^[+-]\d+[dhm]$/, 'CLOCK_OFFSET s’écrit +1d, -2h ou +30m')
    .optional(),
  ALLOW_CLOCK_OFFSET: flag,
  ALLOW_HTTP: flag,
  /**
   * « This process is a demonstration » (decision 26), said by whoever starts it (scripts/support/loopback): its accounts
   * may sign in without a second factor, and the local mailbox is read.
   */
  DEMO: flag,
  /** One account may hold codes of several académies (TS-15: refused by default). */
  ACROSS_ACADEMIES: flag,
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
})

export type Env = z.output<typeof Env>

/** Parses an environment; throws one French sentence per fault. Pure, for tests. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = Env.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')))
  if (!parsed.success) throw new Error(`Environnement invalide\n${z.prettifyError(parsed.error)}`)
  if (parsed.data.CLOCK_OFFSET && parsed.data.NODE_ENV === 'production' && !parsed.data.ALLOW_CLOCK_OFFSET)
    throw new Error('CLOCK_OFFSET est refusé en production, sauf avec ALLOW_CLOCK_OFFSET=1.')
  return parsed.data
}

export const env: Env = parseEnv(process.env)
