/** What a load writes, in one word of a form: the page that tells it carries it, the confirmation compares. */
export const countsText = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name}=${count}`)
    .sort()
    .join(' ')
