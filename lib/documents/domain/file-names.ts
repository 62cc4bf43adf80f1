/** `Content-Disposition` of a download: an ASCII name for old readers, the real one beside it (RFC 6266, RFC 5987). */
export function attachment(fileName: string): string {
  const name = fileName.replace(/[\p{Cc}/\\]/gu, '_').normalize('NFC')
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["%]/g, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${percentEncoded(name)}`
}

// RFC 5987 forbids four characters that encodeURIComponent leaves alone.
const percentEncoded = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
