/** Whether the passive cluster holds what the active one does, as far as catalogue and rows tell. */
import { isSystemSchema, tableKey } from '../../splice/names';
import { RowIndex } from '../../splice/replication/effective';
import type { ContentsReading } from '../../clusters/session';
import { reached, type PairFacts } from './facts';

export interface Likeness {
  /** The passive has the row DATABASE, which a restore of a backup made after Enable brings. */
  readonly hasDatabaseRow: boolean;
  readonly onlyActive: readonly string[];
  readonly onlyPassive: readonly string[];
}

/** Undefined where something needed could not be read. */
export function likenessOf(facts: PairFacts): Likeness | undefined {
  const [active, passive] = [contentsOf(facts, 'active'), contentsOf(facts, 'passive')];
  if (!active?.rows.readable || !passive?.rows.readable) return undefined;
  const [ours, theirs] = [namesOf(active), namesOf(passive)];
  if (!ours || !theirs) return undefined;
  return {
    hasDatabaseRow: new RowIndex(passive.rows.value).hasDatabase,
    onlyActive: difference(ours, theirs),
    onlyPassive: difference(theirs, ours),
  };
}

export function isAlike(likeness: Likeness): boolean {
  return likeness.hasDatabaseRow && likeness.onlyActive.length === 0 && likeness.onlyPassive.length === 0;
}

export function contentsOf(facts: PairFacts, side: 'active' | 'passive'): ContentsReading | undefined {
  const contents = reached(facts[side])?.contents;
  return contents?.readable ? contents.value : undefined;
}

/** Schemas and tables of people, each under its written name. */
function namesOf({ schemas, tables, partial }: ContentsReading): ReadonlyMap<string, string> | undefined {
  if (!tables || partial) return undefined;
  const own = tables.filter(({ tableType, schemaName }) => tableType !== 'X' && !isSystemSchema(schemaName));
  return new Map([
    ...schemas.filter((name) => !isSystemSchema(name)).map((name) => [name, name] as const),
    ...own.map(({ schemaName, tableName }) => [tableKey(schemaName, tableName), `${schemaName}.${tableName}`] as const),
  ]);
}

function difference(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...one].filter(([key]) => !other.has(key)).map(([, name]) => name);
}
