'use client'

import { useEffect, useRef } from 'react'
import { DownloadButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Sending } from '@/lib/mailings/queries/find-sending'

type SendingResultProps = { batchId: string; sending: Sending }

/** The letter that was just asked for downloads by itself, once, with script (TS-105); a link always does. */
export function SendingResult({ batchId, sending }: SendingResultProps) {
  const link = useRef<HTMLAnchorElement>(null)
  const { document } = sending
  useEffect(() => {
    const key = `lettre-${batchId}`
    if (!link.current || sessionStorage.getItem(key)) return
    sessionStorage.setItem(key, '1')
    link.current.click()
  }, [batchId])
  return (
    <div className="mt-4">
      <Notice tone={toneOf(sending)} role="status">
        {textOf(sending)}
      </Notice>
      {document && (
        <p className="mt-3">
          <DownloadButton variant="primary" href={`/documents/${document.id}`} ref={link}>
            Télécharger la lettre<span className="sr-only">, {document.fileName}</span>
          </DownloadButton>
        </p>
      )}
    </div>
  )
}

const toneOf = ({ state }: Sending) =>
  state === 'ACCEPTED' ? 'ok' : state === 'PLANNED' || state === 'SENDING' ? 'info' : 'warn'

function textOf({ channel, state, email, document }: Sending): string {
  if (channel === 'LETTER') {
    if (document)
      return document.firstDownloadedAt
        ? 'La lettre est téléchargée. La personne est considérée comme notifiée.'
        : 'La lettre est prête. La personne sera considérée comme notifiée dès que vous la téléchargez.'
    return state === 'CANCELLED'
      ? 'La lettre n’a pas été faite : le code n’est plus valide.'
      : 'La lettre est en préparation. Actualisez la page dans un instant.'
  }
  switch (state) {
    case 'ACCEPTED':
      return `Le courriel est parti à ${email}.`
    case 'PLANNED':
    case 'SENDING':
      return `Le courriel part dans un instant à ${email}. Actualisez la page pour voir s’il est accepté.`
    case 'CANCELLED':
      return 'Le courriel n’est pas parti : le code n’est plus valide.'
    default:
      return `Le courriel n’est pas arrivé à ${email}. Choisissez le courrier.`
  }
}
