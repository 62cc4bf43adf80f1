/** A sentence with bold parts, as lib/documents writes it on paper. */
export const Segments = ({ of }: { of: readonly (string | { bold: string })[] }) =>
  of.map((segment) => (typeof segment === 'string' ? segment : <strong key={segment.bold}>{segment.bold}</strong>))
