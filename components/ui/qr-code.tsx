import { create } from 'qrcode'
import { qrRuns } from '@/lib/documents/domain/qr-runs'

/** A QR code as one vector path, runs of modules merged per row, quiet zone of four modules. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { side, runs } = qrRuns({ size: modules.size, get: (row, column) => modules.get(row, column) })
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      width={side * 4}
      height={side * 4}
      shapeRendering="crispEdges"
      className="paper max-w-full h-auto"
    >
      <path
        d={runs.map(({ row, column, length }) => `M${column} ${row}h${length}v1h-${length}z`).join('')}
        fill="#000"
      />
    </svg>
  )
}
