/**
 * The part of CEL that triggers, waits, idempotency and concurrency keys use: paths (`event.data.id`,
 * `async.data["id"]`), texts, numbers, true, false, null, `==` `!=` `<` `<=` `>` `>=` `+` `!` `&&` `||`, parentheses.
 */
export type Scope = Record<string, unknown>
export type Expression = (scope: Scope) => unknown

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([A-Za-z_]\w*)|(&&|\|\||[=!<>]=|[<>!+().[\]]))/y
const KINDS = ['number', 'text', 'name', 'sign'] as const
const LITERALS: Record<string, unknown> = { true: true, false: false, null: null }

type Token = { kind: (typeof KINDS)[number]; text: string }
type Reader = { peek(): string | undefined; take(): Token; accept(sign: string): boolean }

/** Compiles an expression; throws on what is not of this language, so that it is known when a function registers. */
export function compile(source: string): Expression {
  const reader = readerOf(tokensOf(source), source)
  const expression = anyOf(reader)
  if (reader.peek() !== undefined) throw new Error(`Unexpected « ${reader.peek()} » in expression: ${source}`)
  return expression
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  const pattern = new RegExp(TOKEN)
  while (source.slice(pattern.lastIndex).trim() !== '') {
    const match = pattern.exec(source)
    if (!match) throw new Error(`Unreadable expression: ${source}`)
    const index = KINDS.findIndex((_, i) => match[i + 1] !== undefined)
    tokens.push({ kind: KINDS[index] ?? 'sign', text: match[index + 1] ?? '' })
  }
  return tokens
}

function readerOf(tokens: Token[], source: string): Reader {
  let next = 0
  const peek = () => tokens[next]?.text
  const take = () => {
    const token = tokens[next++]
    if (!token) throw new Error(`Expression ends too early: ${source}`)
    return token
  }
  const accept = (sign: string) => {
    const found = tokens[next]?.kind === 'sign' && peek() === sign
    if (found) next++
    return found
  }
  return { peek, take, accept }
}

function anyOf(reader: Reader): Expression {
  const left = allOf(reader)
  if (!reader.accept('||')) return left
  const right = anyOf(reader)
  return (scope) => left(scope) === true || right(scope) === true
}

function allOf(reader: Reader): Expression {
  const left = comparison(reader)
  if (!reader.accept('&&')) return left
  const right = allOf(reader)
  return (scope) => left(scope) === true && right(scope) === true
}

const COMPARISONS: Record<string, (a: unknown, b: unknown) => boolean> = {
  '==': (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null),
  '!=': (a, b) => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null),
  '<': (a, b) => ordered(a, b) && (a as number) < (b as number),
  '<=': (a, b) => ordered(a, b) && (a as number) <= (b as number),
  '>': (a, b) => ordered(a, b) && (a as number) > (b as number),
  '>=': (a, b) => ordered(a, b) && (a as number) >= (b as number),
}

const ordered = (a: unknown, b: unknown) => typeof a === typeof b && (typeof a === 'number' || typeof a === 'string')

function comparison(reader: Reader): Expression {
  const left = sum(reader)
  const sign = Object.keys(COMPARISONS).find((candidate) => reader.accept(candidate))
  const compare = sign && COMPARISONS[sign]
  if (!compare) return left
  const right = sum(reader)
  return (scope) => compare(left(scope), right(scope))
}

function sum(reader: Reader): Expression {
  let left = unary(reader)
  while (reader.accept('+')) {
    const [first, second] = [left, unary(reader)]
    left = (scope) => added(first(scope), second(scope))
  }
  return left
}

const added = (a: unknown, b: unknown) =>
  typeof a === 'number' && typeof b === 'number' ? a + b : `${a ?? 'null'}${b ?? 'null'}`

function unary(reader: Reader): Expression {
  if (!reader.accept('!')) return primary(reader)
  const operand = unary(reader)
  return (scope) => operand(scope) !== true
}

function primary(reader: Reader): Expression {
  if (reader.accept('(')) {
    const inner = anyOf(reader)
    expect(reader, ')')
    return inner
  }
  const token = reader.take()
  if (token.kind === 'number') return () => Number(token.text)
  if (token.kind === 'text') return () => unquoted(token.text)
  if (token.kind === 'sign') throw new Error(`Unexpected « ${token.text} » in an expression`)
  if (token.text in LITERALS) return () => LITERALS[token.text]
  return path(reader, [token.text])
}

function path(reader: Reader, names: string[]): Expression {
  for (;;) {
    if (reader.accept('.')) names.push(reader.take().text)
    else if (reader.accept('[')) {
      const { text } = reader.take()
      names.push(/^["']/.test(text) ? unquoted(text) : text)
      expect(reader, ']')
    } else break
  }
  return (scope) => names.reduce<unknown>((value, name) => field(value, name), scope)
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Scope)[name] : undefined

const unquoted = (text: string) => text.slice(1, -1).replace(/\\(.)/g, '$1')

function expect(reader: Reader, sign: string) {
  if (!reader.accept(sign)) throw new Error(`« ${sign} » is missing in an expression`)
}
