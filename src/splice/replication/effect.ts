/** What a scope action meets and what it leaves: the shapes of the rules in `apply`. */
import type { DatabaseContents, ReplicationRow, TableEntry } from './model';

export interface ScopeWorld extends DatabaseContents {
  /**
   * Keys (see `tableKey`) of the tables whose HBase column family really replicates. Left out where nobody knows: then the rows are
   * taken at their word.
   */
  readonly flags?: ReadonlySet<string>;
  /** What a NULL schema name stands for in the table lookup. */
  readonly currentSchema?: string;
  /**
   * Keys (see `rowKey`) of the rows that stand in the table but not in its unique index, which the checks go by: what is left of a doubled
   * row once the table was disabled. Reading the table cannot tell them; left out where nobody knows, then there are none.
   */
  readonly phantoms?: ReadonlySet<string>;
}

/** The single row of the answer: its column label in lower case, and its text as the server writes it. */
export interface ScopeAnswer {
  readonly label: 'success' | 'warning' | 'error';
  readonly message: string;
}

export interface ScopeEffect {
  readonly answer: ScopeAnswer;
  /** The row that stood in the way of another one, and stands twice now: there the work stopped. */
  readonly clash: ReplicationRow | undefined;
  /** All rows afterwards: kept ones in their old order, inserted ones behind them. An error does not roll them back. */
  readonly rows: readonly ReplicationRow[];
  /** As in {@link ScopeWorld}, afterwards. */
  readonly phantoms: ReadonlySet<string>;
  /** Tables that were taken offline and switched, half-way failures included. */
  readonly switchedOn: readonly TableEntry[];
  readonly switchedOff: readonly TableEntry[];
  /** The six internal tables (transactions, conglomerates, sequences), which only database-wide actions touch. */
  readonly internalTables: 'on' | 'off' | 'untouched';
}

/** The flags after an effect; a copy. */
export function flagsAfter(
  flags: ReadonlySet<string>,
  effect: Pick<ScopeEffect, 'switchedOn' | 'switchedOff'>,
  keyOf: (table: TableEntry) => string,
): Set<string> {
  const after = new Set(flags);
  for (const table of effect.switchedOn) after.add(keyOf(table));
  for (const table of effect.switchedOff) after.delete(keyOf(table));
  return after;
}
