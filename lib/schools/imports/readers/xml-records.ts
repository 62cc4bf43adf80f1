import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { decode, detectEncoding } from './encoding'
import { ImportFault } from './fault'
import { faultPlace } from './fault-place'
import type { XmlFile } from './open-file'

export type XmlRecord = {
  /** Path below the root: `DONNEES/ELEVES/ELEVE`. */
  path: string
  /** Line where the record opens. */
  line: number
  attributes: Record<string, string>
  /** Attributes of the element around it: STRUCTURES_ELEVE of a STRUCTURE. */
  outer: Record<string, string>
  /** Text of the direct children only: a block inside the record never lends its tags to it. Absent tag = absent key. */
  values: Record<string, string>
  /** A text that was read is longer than what is kept (readers/values). */
  cut: boolean
}

export type RecordHandlers = Record<string, (record: XmlRecord) => void>

type Node = { children: Map<string, Node>; handler: ((record: XmlRecord) => void) | null; path: string }

/** Characters of a text that are collected: more than any reader keeps, so that it sees that there was more. */
const LONGEST_COLLECTED = 2000
/** Characters without a tag in between, of a text or of an attribute, past which a file is no export. */
const LONGEST_RUN = 1_000_000

/** Thrown by a handler to stop reading without a fault. */
export const STOP_READING = Symbol('stop reading')

/**
 * Streams one XML file and calls the handler of each record whose path is known. `onBytes` is told what was read and
 * may pause the reading. Throws ImportFault: DOCTYPE, malformed XML (with its line), wrong encoding.
 */
export async function readRecords(
  file: XmlFile,
  handlers: RecordHandlers,
  onRoot: (root: string) => void,
  onBytes?: (bytes: number) => Promise<void> | undefined,
): Promise<void> {
  const stream = await file.read()
  const parser = recordParser(handlers, onRoot)
  try {
    let encoding: ReturnType<typeof detectEncoding> | null = null
    const iterator = stream[Symbol.asyncIterator]()
    const first = await iterator.next()
    if (first.done) throw new ImportFault('INVALID_FILE', 'Ce fichier est vide. Exportez-le de nouveau depuis SIECLE.')
    encoding = detectEncoding(first.value)
    let read = 0
    const all = (async function* () {
      read += first.value.byteLength
      yield first.value
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        read += next.value.byteLength
        yield next.value
      }
    })()
    for await (const text of decode(all, encoding)) {
      parser.write(text)
      await onBytes?.(read)
    }
    parser.close()
  } catch (error) {
    if (error !== STOP_READING) throw error
  } finally {
    stream.destroy()
  }
}

function recordParser(handlers: RecordHandlers, onRoot: (root: string) => void) {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const top = trieOf(handlers)
  const nodes: (Node | null)[] = []
  const attributes: Record<string, string>[] = []
  let depth = 0
  let record: XmlRecord | null = null
  let recordDepth = -1
  let text: string | null = null
  const fault = faultPlace()

  parser.on('error', ({ message }) => {
    const line = fault.lineOf(message, depth, parser.line)
    if (line !== null) throw broken(line, depth === 0 && nodes.length === 0)
  })
  parser.on('doctype', () => {
    throw new ImportFault(
      'INVALID_FILE',
      'Ce fichier contient une déclaration DOCTYPE, que SIECLE n’écrit jamais. Exportez-le de nouveau depuis SIECLE.',
      parser.line,
    )
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (depth === 0) onRoot(tag.name)
    const parent = depth === 0 ? null : nodes[depth - 1]
    const node = depth === 0 ? top : (parent?.children.get(tag.name) ?? null)
    nodes[depth] = node
    attributes[depth] = tag.attributes
    fault.opened(depth, parser.line)
    if (record === null) {
      if (node?.handler) {
        record = {
          path: node.path,
          line: parser.line,
          attributes: tag.attributes,
          outer: attributes[depth - 1] ?? {},
          values: {},
          cut: false,
        }
        recordDepth = depth
      }
    } else text = depth === recordDepth + 1 ? '' : null
    depth++
  })
  const collect = (chunk: string) => {
    if (text !== null && text.length < LONGEST_COLLECTED) text += chunk.slice(0, LONGEST_COLLECTED)
  }
  parser.on('text', collect)
  parser.on('cdata', collect)
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth--
    fault.closed(parser.line)
    if (record === null) return
    if (depth === recordDepth + 1) {
      if (text !== null) record.values[tag.name] = text
      text = null
    } else if (depth === recordDepth) {
      const done = record
      record = null
      nodes[depth]?.handler?.(done)
    }
  })
  const refuseUnclosed = () => {
    const line = fault.unclosedAt()
    if (line !== null) throw broken(line, false)
  }
  let run = 0
  return {
    write(chunk: string) {
      const tag = chunk.lastIndexOf('<')
      run = tag === -1 ? run + chunk.length : chunk.length - tag
      if (run > LONGEST_RUN) throw broken(parser.line, false)
      parser.write(chunk)
      refuseUnclosed()
    },
    close() {
      parser.close()
      refuseUnclosed()
    },
  }
}

const broken = (line: number, beforeRoot: boolean) => new ImportFault('INVALID_FILE', brokenAt(line, beforeRoot), line)

const brokenAt = (line: number, beforeRoot: boolean): string =>
  beforeRoot
    ? 'Ce fichier n’est pas un fichier XML. Choisissez le fichier que SIECLE exporte, en XML ou en ZIP.'
    : `Ce fichier est abîmé à la ligne ${line}. Rien n’a été importé. Exportez-le de nouveau depuis SIECLE.`

function trieOf(handlers: RecordHandlers): Node {
  const top: Node = { children: new Map(), handler: null, path: '' }
  for (const [path, handler] of Object.entries(handlers)) {
    let node = top
    for (const name of path.split('/')) {
      let child = node.children.get(name)
      if (!child) {
        child = { children: new Map(), handler: null, path }
        node.children.set(name, child)
      }
      node = child
    }
    node.handler = handler
    node.path = path
  }
  return top
}
