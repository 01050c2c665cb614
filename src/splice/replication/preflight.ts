/** What would make a scope action fail half-way, found before it is tried. */
import { nameObstacle } from '../names';
import { cannotBeSwitched } from './lookup';
import type { DatabaseContents, Obstacle, ScopeAction, TableEntry } from './model';

export interface Hindrance {
  readonly table: TableEntry;
  readonly obstacle: Extract<Obstacle, 'external' | 'temporary' | `name-${string}`>;
}

/** The tables over which the server would stumble, in reading order; empty when nothing hinders. */
export function hindrances(contents: DatabaseContents, action: ScopeAction): readonly Hindrance[] {
  return touched(contents, action).filter(cannotBeSwitched).map(hindranceOf);
}

function touched({ tables }: DatabaseContents, action: ScopeAction): readonly TableEntry[] {
  switch (action.kind) {
    case 'enable-database':
    case 'disable-database':
      return tables;
    case 'enable-schema':
      return tables.filter(({ schemaName }) => schemaName === action.schemaName);
    case 'enable-table':
    case 'disable-table':
      return tables.filter(
        ({ schemaName, tableName }) => schemaName === action.schemaName && tableName === action.tableName,
      );
    // The server does not stumble here: seen with temporary tables and with names that are not upper-case.
    case 'disable-schema':
      return [];
  }
}

function hindranceOf(table: TableEntry): Hindrance {
  if (table.tableType === 'X') return { table, obstacle: 'temporary' };
  if (table.tableType === 'E') return { table, obstacle: 'external' };
  const obstacle = nameObstacle(table.schemaName) ?? nameObstacle(table.tableName) ?? 'name-not-upper-case';
  return { table, obstacle };
}

/** The same by SQL, for catalogues too large to be read whole: one row per hindrance. */
export const hindranceQuery =
  'SELECT s.SCHEMANAME, t.TABLENAME, t.TABLETYPE FROM SYS.SYSTABLES t, SYS.SYSSCHEMAS s WHERE t.SCHEMAID = s.SCHEMAID ' +
  "AND (s.SCHEMANAME <> UPPER(s.SCHEMANAME) OR t.TABLENAME <> UPPER(t.TABLENAME) OR t.TABLETYPE IN ('E', 'X'))";
