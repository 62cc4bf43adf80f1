import 'server-only'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { Mail, Mailer } from './outcomes'

/** The mailbox may be read on a developer's machine and in the demonstration, nowhere else. */
export const localMailboxIsReadable = (): boolean => env.NODE_ENV !== 'production' || env.DEMO

/** Keeps messages in `local_message` instead of sending them; the unique key makes a second sending harmless. */
export const localMailer: Mailer = {
  replayWindowMs: Number.POSITIVE_INFINITY,
  concurrency: 4,
  send: async (mail: Mail) => {
    await keep({ channel: 'EMAIL', ...mail, from: mail.fromName ? `${mail.fromName} <${mail.from}>` : mail.from })
    return { providerId: `local-${mail.key}` }
  },
  close: async () => {},
}

type LocalMessage = {
  channel: 'EMAIL' | 'SMS'
  key: string
  from: string
  to: string
  subject?: string
  html?: string
  text: string
}

export async function keep(message: LocalMessage): Promise<void> {
  await db.$executeRaw`
    insert into local_message (channel, key, "from", "to", subject, html, text, created_at)
    values (${message.channel}, ${message.key}, ${message.from}, ${message.to}, ${message.subject ?? null},
            ${message.html ?? null}, ${message.text}, ${businessNow()})
    on conflict (key) do nothing`
}

/** Newest first, without the bodies. */
export async function listLocalMessages(limit = 200) {
  return db.localMessage.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { id: true, channel: true, from: true, to: true, subject: true, text: true, createdAt: true },
  })
}

export async function findLocalMessage(id: string) {
  return db.localMessage.findUnique({
    where: { id },
    select: { id: true, channel: true, from: true, to: true, subject: true, text: true, html: true, createdAt: true },
  })
}
