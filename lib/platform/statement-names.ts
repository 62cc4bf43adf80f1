import 'server-only'

/** Longer statements read a whole school: PostgreSQL plans them each time, for that school. */
const LONGEST = 1_500
/** Statements written by a program may be endless; each connection keeps every name. */
const MOST = 500

/** Names the statements that come back: PostgreSQL then reads and plans each of them once per connection. '' for the others. */
export function statementNames(): (query: { sql: string; args: readonly unknown[] }) => string {
  const names = new Map<string, string>()
  return ({ sql, args }) => {
    if (args.length === 0 || sql.length > LONGEST) return ''
    const known = names.get(sql)
    if (known || names.size >= MOST) return known ?? ''
    const name = `passerelle_${names.size}`
    names.set(sql, name)
    return name
  }
}
