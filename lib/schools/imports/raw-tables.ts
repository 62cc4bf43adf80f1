import { type BulkClient, copyLine, copyLines } from '@/lib/platform/bulk'

/**
 * What the files say, before anything is compared: temporary tables of the analysis, gone with its transaction.
 * In text columns null = tag absent, '' = tag empty: an absent tag never erases what is known (formats.md §1.1).
 */
const ADDRESS =
  'address_line1, address_line2, address_line3, address_line4, postal_code, city, country_code, country_name'

const TABLES = {
  raw_student: {
    columns:
      'position, source_id, ine, family_name, usage_name, first_name, first_name2, first_name3, family_name_key, usage_name_key, first_name_key, birth_date, sex, email, phone, address_id, mef_code, status_code, entered_on, exit_on, exit_reason, skipped',
    types: { position: 'int', birth_date: 'date', entered_on: 'date', exit_on: 'date', skipped: 'boolean' },
  },
  raw_presence: { columns: 'source_id, presence, division', types: {} },
  raw_person: {
    columns:
      'source_id, civility, family_name, usage_name, first_name, family_name_key, usage_name_key, first_name_key, email, mobile_phone, home_phone, work_phone, accepts_sms, address_id',
    types: { accepts_sms: 'boolean' },
  },
  raw_link: {
    columns:
      'student_source_id, person_source_id, legal_rank, responsibility, kinship_code, pays, hosts, priority_contact, overflow, line',
    types: {
      legal_rank: 'int',
      responsibility: 'int',
      pays: 'boolean',
      hosts: 'boolean',
      priority_contact: 'boolean',
      overflow: 'boolean',
      line: 'int',
    },
  },
  raw_student_address: { columns: `address_id, ${ADDRESS}, cut`, types: { cut: 'boolean' } },
  raw_person_address: { columns: `address_id, ${ADDRESS}, cut`, types: { cut: 'boolean' } },
  raw_mef: { columns: 'code, label, long_label', types: {} },
  raw_division: { columns: 'code, label', types: {} },
  raw_anomaly: {
    columns: 'scope, source_id, severity, code, message, file_name, line, subject',
    types: { line: 'int' },
  },
} as const satisfies Record<string, { columns: string; types: Record<string, string> }>

export type RawTable = keyof typeof TABLES
type Cells = Parameters<typeof copyLine>[0]

export async function createRawTables(client: BulkClient): Promise<void> {
  const definitions = Object.entries(TABLES).map(([table, { columns, types }]) => {
    const named = columns
      .split(', ')
      .map((column) => `${column} ${(types as Record<string, string>)[column] ?? 'text'}`)
      .join(', ')
    return `create temporary table ${table} (${named}) on commit drop;`
  })
  await client.query(definitions.join('\n'))
}

const FLUSH_CHARACTERS = 1024 * 1024

export type RawWriter = {
  add(table: RawTable, cells: Cells): void
  /** Gives a turn to the database when enough rows wait; at most one lot travels while the next one fills. */
  pump(): Promise<void> | undefined
  finish(): Promise<void>
}

/** Collects rows and sends them by COPY; memory stays within two lots whatever the size of the files. */
export function rawWriter(client: BulkClient): RawWriter {
  let waiting = new Map<RawTable, string[]>()
  let characters = 0
  let travelling: Promise<void> = Promise.resolve()

  const send = () => {
    const lot = waiting
    waiting = new Map()
    characters = 0
    const before = travelling
    travelling = before.then(async () => {
      for (const [table, lines] of lot) await copyLines(client, table, TABLES[table].columns, lines)
    })
    // Whoever awaits `travelling` next receives the failure.
    travelling.catch(() => {})
    return before
  }

  return {
    add(table, cells) {
      const line = copyLine(cells)
      const lines = waiting.get(table)
      if (lines) lines.push(line)
      else waiting.set(table, [line])
      characters += line.length
    },
    pump: () => (characters < FLUSH_CHARACTERS ? undefined : send()),
    async finish() {
      await send()
      await travelling
    },
  }
}
