import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

/** PostgreSQL's internal type "char", of the catalogues that the engine reads and that the adapter does not know. */
const CHAR = 18
const TEXT = 25

/** SQL that would bring the database to the Prisma schema of `directory`, as Prisma's own engine (WASM) writes it. */
export async function differenceWithSchema(connectionString: string, directory: string): Promise<string> {
  const files = readdirSync(directory).map((file) => ({
    path: file,
    content: readFileSync(path.join(directory, file), 'utf8'),
  }))
  const pool = new pg.Pool({ connectionString })
  try {
    await loadEngine()
    const adapter = bindMigrationAwareSqlAdapterFactory(adapterOf(pool))
    const engine = await bindings.SchemaEngine.new(
      { datamodels: files.map((f) => [f.path, f.content]) },
      () => {},
      adapter,
    )
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return stdout ?? ''
  } finally {
    await pool.end()
  }
}

async function loadEngine() {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = readFileSync(file.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings as never })
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
}

/** The adapter with "char" columns read as characters. Queries follow one another: the last result is the one asked. */
function adapterOf(pool: pg.Pool): PrismaPg {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>
  let isChar: boolean[] = []
  const readCatalogues = async (...args: unknown[]) => {
    const result = await query(...args)
    isChar = result.fields.map((field) => field.dataTypeID === CHAR)
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT
    return result
  }
  const factory = new PrismaPg(Object.assign(pool, { query: readCatalogues as never }))
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (params) => {
      const result = await queryRaw(params)
      const columnTypes = result.columnTypes.map((type, index) => (isChar[index] ? ColumnTypeEnum.Character : type))
      return { ...result, columnTypes }
    }
    return adapter
  }
  return factory
}
