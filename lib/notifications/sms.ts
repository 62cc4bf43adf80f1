import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { keep } from './local-mailbox'
import { MailRefused, MailUnavailable, MailUncertain } from './outcomes'

/** `to` is E.164 (+33612345678); 160 characters cost one message. */
export type Sms = { key: string; to: string; text: string; sender?: string }
export type SmsSender = { send(sms: Sms): Promise<{ providerId: string }> }

/** OVHcloud when it is configured, else the local mailbox (decision 11). */
export const smsSender = (): SmsSender =>
  env.SMS_OVH_URL && env.SMS_OVH_KEY ? createOvhSender(env.SMS_OVH_URL, env.SMS_OVH_KEY) : localSender

const localSender: SmsSender = {
  send: async (sms) => {
    await keep({ channel: 'SMS', key: sms.key, from: sms.sender ?? 'Passerelle', to: sms.to, text: sms.text })
    return { providerId: `local-${sms.key}` }
  },
}

const OvhAnswer = z.object({ ids: z.array(z.number()), invalidReceivers: z.array(z.string()).default([]) })

/**
 * OVHcloud SMS over HTTP. `url` is `https://eu.api.ovh.com/1.0/sms/<service>/jobs`, `credentials` is
 * `applicationKey:applicationSecret:consumerKey`. It has no idempotency key: silence is MailUncertain.
 */
export function createOvhSender(url: string, credentials: string): SmsSender {
  const [application = '', secret = '', consumer = ''] = credentials.split(':')
  return {
    send: async (sms) => {
      const body = JSON.stringify({
        message: sms.text,
        receivers: [sms.to],
        sender: sms.sender,
        senderForResponse: false,
        noStopClause: true,
        priority: 'high',
        charset: 'UTF-8',
        tag: sms.key,
      })
      const timestamp = String(Math.floor(Date.now() / 1000))
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'Content-Type': 'application/json',
          'X-Ovh-Application': application,
          'X-Ovh-Consumer': consumer,
          'X-Ovh-Timestamp': timestamp,
          'X-Ovh-Signature': `$1$${await sha1(`${secret}+${consumer}+POST+${url}+${body}+${timestamp}`)}`,
        },
        signal: AbortSignal.timeout(20_000),
      }).catch((error: Error) => {
        throw hasLeft(error)
          ? new MailUncertain('timeout', { cause: error })
          : new MailUnavailable('connection', { cause: error })
      })
      if (response.status === 429 || response.status === 401 || response.status === 403)
        throw new MailUnavailable(String(response.status))
      if (response.status >= 500) throw new MailUncertain(String(response.status))
      if (!response.ok) throw new MailRefused(String(response.status))
      const answer = OvhAnswer.parse(await response.json())
      const [id] = answer.ids
      if (id === undefined || answer.invalidReceivers.length > 0) throw new MailRefused('invalid receiver')
      return { providerId: String(id) }
    },
  }
}

// A refused connection never carried the request; a time-out or a reset may have.
const hasLeft = ({ cause }: Error) =>
  !(
    cause instanceof Error &&
    'code' in cause &&
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(cause.code))
  )

async function sha1(text: string) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
