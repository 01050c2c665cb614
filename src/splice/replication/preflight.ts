/** What would make a scope action fail half-way, found before it is tried. */
import { nameObstacle } from '../names';
import { TableLookup } from './lookup';
import type { DatabaseContents, Obstacle, ScopeAction, TableEntry } from './model';

export interface Hindrance {
  readonly table: TableEntry;
  readonly obstacle: Extract<Obstacle, 'external' | 'temporary' | `name-${string}`>;
}

/**
 * The tables over which the server would stumble, in reading order; empty when nothing hinders. Over an external table it stumbles
 * half-way; over any other before it switches anything.
 */
export function hindrances(contents: DatabaseContents, action: ScopeAction): readonly Hindrance[] {
  const tables = touched(contents, action);
  const suspects = tables.filter((table) => suspicion(table) !== undefined);
  if (suspects.length === 0) return [];
  const lookup = new TableLookup(contents);
  return suspects.flatMap((table) => {
    const obstacle = suspicion(table);
    return obstacle !== undefined && lookup.stumblesOver(table) ? [{ table, obstacle }] : [];
  });
}

function touched({ tables }: DatabaseContents, action: ScopeAction): readonly TableEntry[] {
  switch (action.kind) {
    case 'enable-database':
    case 'disable-database':
      return tables;
    case 'enable-schema':
    case 'disable-schema':
      return tables.filter(({ schemaName }) => schemaName === action.schemaName);
    case 'enable-table':
    case 'disable-table':
      return tables.filter(
        ({ schemaName, tableName }) => schemaName === action.schemaName && tableName === action.tableName,
      );
  }
}

function suspicion({ schemaName, tableName, tableType }: TableEntry): Hindrance['obstacle'] | undefined {
  if (tableType === 'X') return 'temporary';
  if (tableType === 'E') return 'external';
  return nameObstacle(schemaName) ?? nameObstacle(tableName);
}

/** The same by SQL, for catalogues too large to be read whole: one row per hindrance. */
export const hindranceQuery =
  'SELECT s.SCHEMANAME, t.TABLENAME, t.TABLETYPE FROM SYS.SYSTABLES t, SYS.SYSSCHEMAS s WHERE t.SCHEMAID = s.SCHEMAID ' +
  "AND (s.SCHEMANAME <> UPPER(s.SCHEMANAME) OR t.TABLENAME <> UPPER(t.TABLENAME) OR t.TABLETYPE IN ('E', 'X'))";
