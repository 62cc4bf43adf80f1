export type Fields = [name: string, value: string][]

/** The hidden fields that a browser without script would send with the form that holds the field `name`. */
export async function readHiddenFields(url: string, name: string, headers: Record<string, string>): Promise<Fields> {
  const html = await (await fetch(url, { headers, redirect: 'manual' })).text()
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)]
    .map(([text]) => text)
    .find((text) => text.includes(`name="${name}"`))
  const attribute = (input: string, key: string) =>
    (input.match(new RegExp(`\\b${key}="([^"]*)"`))?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const fields = [...(form ?? '').matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]): [string, string] => [
    attribute(input, 'name'),
    attribute(input, 'value'),
  ])
  if (!fields.some(([key]) => key.startsWith('$ACTION')))
    throw new Error(`${url} holds no action with a field ${name}.`)
  return fields
}
