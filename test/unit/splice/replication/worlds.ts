/** A small database for the tests of the rules, and short spellings for rows, tables and actions. */
import type { ReplicationRow, ScopeAction, TableEntry, TableType } from '../../../../src/splice/replication/model';
import type { ScopeWorld } from '../../../../src/splice/replication/effect';
import { databaseRow, schemaRow, tableRow } from '../../../../src/splice/replication/rows';

/** `D`, `S(A)`, `T(A.B)`. */
export function row(text: string): ReplicationRow {
  if (text === 'D') return databaseRow;
  const [, scope, names = ''] = /^([ST])\((.*)\)$/.exec(text) ?? [];
  if (scope === 'S') return schemaRow(names === 'NULL' ? null : names);
  if (scope !== 'T') throw new Error(text);
  const split = names.indexOf('.');
  return tableRow(names.slice(0, split), names.slice(split + 1));
}

export const rows = (...texts: string[]) => texts.map(row);

export function table(name: string, tableType: TableType = 'T'): TableEntry {
  const split = name.indexOf('.');
  return { schemaName: name.slice(0, split), tableName: name.slice(split + 1), tableType };
}

/** Two user schemas and one of the system's: A with two tables, a view and a synonym, B with one table. */
export const tables = [
  table('A.T1'),
  table('A.T2'),
  table('A.V', 'V'),
  table('A.Y', 'A'),
  table('B.U'),
  table('SYS.SYSTABLES', 'S'),
];

export function world(
  current: readonly string[],
  more: readonly TableEntry[] = [],
  flags?: ReadonlySet<string>,
): ScopeWorld {
  const all = [...tables, ...more];
  const schemas = [...new Set([...all.map(({ schemaName }) => schemaName), 'EMPTY'])];
  return { schemas, tables: all, rows: rows(...current), currentSchema: 'A', ...(flags ? { flags } : {}) };
}

/** `+D`, `-D`, `+S(A)`, `-T(A.T1)`. */
export function action(text: string): ScopeAction {
  const verb = text.startsWith('+') ? 'enable' : 'disable';
  const { scope, schemaName, tableName } = row(text.slice(1));
  if (scope === 'DATABASE') return { kind: `${verb}-database` };
  if (scope === 'SCHEMA') return { kind: `${verb}-schema`, schemaName };
  return { kind: `${verb}-table`, schemaName, tableName };
}
