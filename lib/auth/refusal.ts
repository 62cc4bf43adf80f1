const LETTERS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const inHtml = (text: string): string => text.replace(/[&<>"]/g, (letter) => LETTERS[letter] ?? '')

/** Opens an address, as a link or a typed one does; a script that asks reads data. */
export const navigates = (request: Request): boolean =>
  request.method === 'GET' && (request.headers.get('accept')?.includes('text/html') ?? false)

/** Says a refusal to who asks: a page with a way on for people, `{ message }` for a script. */
export function refusalOf(request: Request, status: number, message: string): Response {
  if (!navigates(request)) return Response.json({ message }, { status })
  return new Response(pageOf(inHtml(message)), { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** No style: the policy of pages allows none without the nonce that they alone know. */
const pageOf = (message: string): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${message} – Passerelle</title>
</head>
<body>
<main>
<h1>${message}</h1>
<p>Revenez à la page précédente, ou <a href="/">retournez à l’accueil</a>.</p>
</main>
</body>
</html>
`
