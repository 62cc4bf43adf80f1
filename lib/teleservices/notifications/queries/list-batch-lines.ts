import 'server-only'
import { type CodeHolder, listCodes, WITHDRAWAL_REASON_LABELS } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { reasonText } from '@/lib/mailings/labels'
import { listLines, type MailingLine } from '@/lib/mailings/queries/list-lines'
import { db } from '@/lib/platform/db'
import type { WithdrawalReason } from '@/lib/platform/prisma/enums'
import { Recipient, StudentRecipient } from '../../letters/recipient'
import { LEFT_RUN_LABELS } from '../labels-batch'

export type BatchLine = Omit<MailingLine, 'recipient' | 'subjectId'> & {
  /** Null once the code is gone. */
  holder: CodeHolder | null
  /** Who is told: null in a run of CAE, where it is the pupil. */
  guardian: { name: string; legalRank: number } | null
  student: string
  division: string | null
  /** Paper is possible: the snapshot holds an address, or the sheet is handed out in class. */
  onPaper: boolean
  /** Why this person was not notified; '' otherwise. */
  why: string
}

type Asked = Omit<Parameters<typeof listLines>[0], 'schoolId'>

/** Lines of a run of codes of the actor's school, in its own order. */
export async function listBatchLines({ schoolId }: StaffActor, asked: Asked): Promise<BatchLine[]> {
  const lines = await listLines({ ...asked, schoolId })
  const codes = await listCodes(db, { schoolId, codeIds: lines.flatMap(({ subjectId }) => subjectId ?? []) })
  return lines.map(({ recipient, subjectId, ...line }) => {
    const code = codes.get(subjectId ?? '')
    const holder = holderOf(code)
    const why =
      line.state === 'CANCELLED' ? droppedText(line.reason, code?.invalidationReason ?? null) : reasonText(line)
    return {
      ...line,
      holder,
      why,
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

/** Why somebody left a run before being told: what was wrong with the code then, else what became of it since. */
function droppedText(left: string | null, reason: WithdrawalReason | null): string {
  const label = LEFT_RUN_LABELS.get(left ?? '')
  if (label) return label
  if (reason === null) return 'Code qui n’était plus valable au moment de l’envoi'
  return reason === 'REPLACED' ? 'Code remplacé' : `Accès retiré : ${WITHDRAWAL_REASON_LABELS[reason]}`
}
