import 'server-only'
import { headers } from 'next/headers'
import { clientAddress } from '@/lib/platform/client-address'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { knownDevice } from './devices'
import { SIGN_IN } from './messages'
import { checkPasswordOf } from './password-check'

/** Checks the password of somebody who is signed in, under the same limits as a sign-in; its epoch. Throws a Refusal. */
export async function checkOwnPassword(accountId: string, password: string): Promise<{ epoch: number }> {
  const account = await db.account.findUniqueOrThrow({ where: { id: accountId }, select: { usernameKey: true } })
  const address = clientAddress(await headers())
  try {
    return await checkPasswordOf({ usernameKey: account.usernameKey, password, address, knownDevice })
  } catch (error) {
    // The page of somebody who is signed in asks for no username.
    if (error instanceof Refusal && error.message === SIGN_IN.wrong)
      throw new Refusal(error.code, SIGN_IN.wrongPassword)
    throw error
  }
}
