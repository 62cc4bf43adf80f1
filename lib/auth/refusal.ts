import { escapeHtml } from '@/lib/platform/html'

/** Opens an address, as a link or a typed one does; a script that asks reads data. */
export const navigates = (request: Request): boolean =>
  request.method === 'GET' && (request.headers.get('accept')?.includes('text/html') ?? false)

/** Says a refusal to who asks: a page with a way on for people, `{ message }` for a script. */
export function refusalOf(request: Request, status: number, message: string): Response {
  if (!navigates(request)) return Response.json({ message }, { status })
  const page = pageOf(escapeHtml(message), nonceOf(request))
  return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** What proxy.ts lets this one answer style itself with. */
const nonceOf = ({ headers }: Request): string =>
  /'nonce-([\w-]+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? ''

/** A route has no layout: the colours of the browser, in its theme. */
const pageOf = (message: string, nonce: string): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${message} – Passerelle</title>
<style nonce="${nonce}">
body { margin: 0 auto; max-width: 40rem; padding: 2rem 1rem; font: 1.125rem/1.5 system-ui, sans-serif }
h1 { font-size: 1.5rem; line-height: 1.25 }
</style>
</head>
<body>
<main>
<h1>${message}</h1>
<p>Revenez à la page précédente, ou <a href="/">retournez à l’accueil</a>.</p>
</main>
</body>
</html>
`
