import 'server-only'
import { type CodeHolder, listCodes } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { listLines, type MailingLine } from '@/lib/mailings/queries/list-lines'
import { db } from '@/lib/platform/db'
import type { DeliveryChannel, DeliveryState } from '@/lib/platform/prisma/enums'
import { Recipient, StudentRecipient } from '../../letters/recipient'

export type BatchLine = Omit<MailingLine, 'recipient' | 'subjectId'> & {
  /** Null once the code is gone. */
  holder: CodeHolder | null
  /** Who is told: null in a run of CAE, where it is the pupil. */
  guardian: { name: string; legalRank: number } | null
  student: string
  division: string | null
  /** Paper is possible: the snapshot holds an address, or the sheet is handed out in class. */
  onPaper: boolean
}

type Asked = { batchId: string; states?: DeliveryState[]; channel?: DeliveryChannel; limit?: number }

/** Lines of a run of codes of the actor's school, in its own order. */
export async function listBatchLines({ schoolId }: StaffActor, asked: Asked): Promise<BatchLine[]> {
  const lines = await listLines({ ...asked, schoolId })
  const codes = await listCodes(db, { schoolId, codeIds: lines.flatMap(({ subjectId }) => subjectId ?? []) })
  return lines.map(({ recipient, subjectId, ...line }) => {
    const holder = holderOf(codes.get(subjectId ?? ''))
    return {
      ...line,
      holder,
      ...(Recipient.safeParse(recipient).success ? guardianLine(recipient) : studentLine(recipient)),
    }
  })
}

function holderOf(code: { guardianshipId: string | null; studentId: string | null } | undefined): CodeHolder | null {
  if (code?.guardianshipId) return { kind: 'CAR', holderId: code.guardianshipId }
  return code?.studentId ? { kind: 'CAE', holderId: code.studentId } : null
}

function guardianLine(recipient: unknown) {
  const { guardian, legalRank, student, division, lines } = Recipient.parse(recipient)
  return { guardian: { name: guardian, legalRank }, student, division, onPaper: lines !== undefined }
}

function studentLine(recipient: unknown) {
  const { student, division } = StudentRecipient.parse(recipient)
  return { guardian: null, student, division, onPaper: true }
}
