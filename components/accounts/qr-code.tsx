import { create } from 'qrcode'

/** A QR code as one vector path, runs of modules merged per row, quiet zone of four modules. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 8
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
      <path d={pathOf(modules.size, (row, column) => modules.get(row, column) === 1)} fill="#000" />
    </svg>
  )
}

function pathOf(size: number, isDark: (row: number, column: number) => boolean): string {
  const runs: string[] = []
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const start = column
      while (column < size && isDark(row, column)) column++
      if (column > start) runs.push(`M${start + 4} ${row + 4}h${column - start}v1h${start - column}z`)
    }
  return runs.join('')
}
