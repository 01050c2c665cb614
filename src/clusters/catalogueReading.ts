/** Reads schemas, tables and the rows of SYS.SYSREPLICATION, from SYS or, where that is closed, from SYSVW as far as it shows them. */
import { t } from '@vscode/l10n';
import type { ResultSet } from '../connection/connection';
import type { ConnectionFailure } from '../connection/failure';
import { grantsFor } from '../splice/privileges';
import type { ReplicationRow, TableEntry, TableType } from '../splice/replication/model';
import { cannotSeeSchema, isRefusal, nameOf, readable, reasonOf, textOf, unreadable, type Read } from './reading';
import { mostTablesFound, type ContentsReading, type Readable } from './session';

/** Up to here one query for all tables costs less than two for single schemas. */
export const mostTablesAtOnce = 50_000;

const atOnce = ` FETCH FIRST ${mostTablesAtOnce + 1} ROWS ONLY`;
const tablesInSys =
  'SELECT s.SCHEMANAME, t.TABLENAME, t.TABLETYPE FROM SYS.SYSTABLES t, SYS.SYSSCHEMAS s WHERE t.SCHEMAID = s.SCHEMAID';
const tablesInViews = 'SELECT t.SCHEMANAME, t.TABLENAME, t.TABLETYPE FROM SYSVW.SYSTABLESVIEW t WHERE 1 = 1';

/** Every table with its schema and type. */
export const allTablesQuery = `${tablesInSys}${atOnce}`;
/** What SYS.SYSREPLICATION says. */
export const rowsQuery = 'SELECT r.SCOPE, r.SCHEMANAME, r.TABLENAME FROM SYS.SYSREPLICATION r';

interface Source {
  readonly schemas: string;
  /** Ends inside a WHERE clause. */
  readonly tables: string;
  readonly schemaName: string;
  readonly partial: boolean;
}

const sys: Source = {
  schemas: 'SELECT s.SCHEMANAME FROM SYS.SYSSCHEMAS s',
  tables: tablesInSys,
  schemaName: 's.SCHEMANAME',
  partial: false,
};
const views: Source = {
  schemas: 'SELECT s.SCHEMANAME FROM SYSVW.SYSSCHEMASVIEW s',
  tables: tablesInViews,
  schemaName: 't.SCHEMANAME',
  partial: true,
};

/** `user` is named in the advice where SYS is closed. */
export async function readContents(read: Read, user: string, severalDatabases = false): Promise<ContentsReading> {
  const reading = await fromEither(severalDatabases, async (source) => {
    const schemas = await read(source.schemas);
    // Asked for before the tables, which take longest: those are laid out as soon as they are there.
    const underWay = readRows(read, user);
    underWay.catch(() => undefined);
    const tables = await read(`${source.tables}${atOnce}`);
    return { schemas, tables, underWay, partial: source.partial };
  });
  const schemas = schemaNames(reading.schemas);
  const tables = reading.tables.rows.length > mostTablesAtOnce ? undefined : tableEntries(reading.tables);
  const rows = await reading.underWay;
  return {
    schemas,
    tables,
    rows,
    // The views show all to whom may read SYS.
    partial: reading.partial && !(severalDatabases && rows.readable),
    severalDatabases,
    at: new Date(),
  };
}

export function readTables(read: Read, schemaName: string, severalDatabases = false): Promise<readonly TableEntry[]> {
  return fromEither(severalDatabases, async ({ tables, schemaName: column }) =>
    tableEntries(await read(`${tables} AND ${column} = ?`, [schemaName])),
  );
}

/** Tables whose name holds the text in any case, or whose schema and name hold it together, in the order of their names. */
export function findTables(read: Read, text: string, severalDatabases = false): Promise<readonly TableEntry[]> {
  const wanted = text.toUpperCase().replace(/[!%_]/g, '!$&');
  const dots = [...wanted.matchAll(/\./g)].map(({ index }) => index);
  const patterns = [`%${wanted}%`, ...dots.flatMap((at) => [`%${wanted.slice(0, at)}`, `${wanted.slice(at + 1)}%`])];
  return fromEither(severalDatabases, async ({ tables, schemaName }) => {
    const named = "UPPER(t.TABLENAME) LIKE ? ESCAPE '!'";
    const both = dots.map(() => `(UPPER(${schemaName}) LIKE ? ESCAPE '!' AND ${named})`);
    const found = await read(
      `${tables} AND (${[named, ...both].join(' OR ')}) ORDER BY ${schemaName}, t.TABLENAME ` +
        `FETCH FIRST ${mostTablesFound} ROWS ONLY`,
      patterns,
    );
    return tableEntries(found);
  });
}

/** No view shows these rows: where SYS is closed, or has no such table, they are unreadable. */
export async function readRows(read: Read, user: string): Promise<Readable<readonly ReplicationRow[]>> {
  try {
    const result = await read(rowsQuery);
    return readable(
      result.rows.map(([scope, schemaName, tableName]) => ({
        scope: textOf(scope).trim(),
        schemaName: nameOf(schemaName),
        tableName: nameOf(tableName),
      })),
    );
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return unreadable(whyNoRows(error, user));
  }
}

function whyNoRows(failure: ConnectionFailure, user: string): string {
  if (['42X05', '42S02'].includes(failure.sqlState)) {
    return t('This release keeps no SYS.SYSREPLICATION; it came with 3.0.0.1940 and 3.1.0.1951.');
  }
  if (cannotSeeSchema(failure)) {
    const grants = grantsFor(user, { procedures: [], sys: true }).join('; ');
    return t('This user may not read SYS. The database owner can run: {0}', grants);
  }
  return reasonOf(failure);
}

/**
 * Tries SYS, then the views; where those fail too, the first refusal is the one to tell. Of several databases the views show the one that
 * is connected to, SYS all at once: then the views come first.
 */
async function fromEither<T>(severalDatabases: boolean, reading: (source: Source) => Promise<T>): Promise<T> {
  const [first, second] = severalDatabases ? [views, sys] : [sys, views];
  try {
    return await reading(first);
  } catch (refusal) {
    if (!isRefusal(refusal)) throw refusal;
    try {
      return await reading(second);
    } catch (error) {
      throw isRefusal(error) ? refusal : error;
    }
  }
}

/** Without repetitions, which several databases in one server bring about; in the order of their code units. */
function schemaNames(result: ResultSet): string[] {
  return [...new Set(result.rows.map(([name]) => textOf(name)))].sort(byCodeUnit);
}

function tableEntries(result: ResultSet): TableEntry[] {
  return result.rows.map(([schemaName, tableName, tableType]) => ({
    schemaName: textOf(schemaName),
    tableName: textOf(tableName),
    tableType: tableTypeOf(textOf(tableType)),
  }));
}

const tableTypes: ReadonlyMap<string, TableType> = new Map(
  (['T', 'S', 'V', 'A', 'E', 'X'] as const).map((type) => [type, type]),
);

/** A type that is not known is taken for one that nothing is offered for. */
function tableTypeOf(text: string): TableType {
  return tableTypes.get(text) ?? tableTypes.get(text.trim()) ?? 'S';
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
