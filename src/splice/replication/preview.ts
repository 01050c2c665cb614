/** What a scope action will do, told before it is done: the rules applied to the rows as they were just read. */
import { writtenCall } from '../call';
import { isSystemSchema, nameObstacle } from '../names';
import { callOf } from './actionCall';
import { applyScopeAction } from './apply';
import type { ScopeAnswer } from './effect';
import { lookUpTable } from './lookup';
import type { DatabaseContents, Obstacle, ReplicationRow, ScopeAction, TableEntry } from './model';
import { hindrances, type Hindrance } from './preflight';
import { rowChanges, sameRow } from './rows';

export interface ActionPreview {
  readonly action: ScopeAction;
  /** With its values written out, without a semicolon. */
  readonly sql: string;
  /** As the server is expected to answer. A warning means that nothing would be done. */
  readonly answer: ScopeAnswer;
  readonly rowsAfter: readonly ReplicationRow[];
  readonly removed: readonly ReplicationRow[];
  readonly added: readonly ReplicationRow[];
  /** Tables that go offline while they are switched; system tables included. */
  readonly offline: readonly TableEntry[];
  readonly cautions: readonly Caution[];
  /** Over these tables the server will stumble. */
  readonly hindrances: readonly Hindrance[];
  /** Over this row it will stumble, half-way. */
  readonly clash: ReplicationRow | undefined;
  /** Set where the extension does not send the call at all. */
  readonly refusal: Refusal | undefined;
}

export type Caution =
  /** A broader row is replaced by many narrower ones. */
  | {
      readonly kind: 'scope-rewritten';
      readonly from: 'database' | 'schema';
      readonly schemaRows: number;
      readonly tableRows: number;
    }
  /** Afterwards new schemas (new tables of the schema) no longer replicate by themselves. */
  | { readonly kind: 'new-ones-not-covered'; readonly what: 'schemas' | 'tables' }
  /** Narrower settings vanish, and do not come back with the way back. */
  | { readonly kind: 'settings-wiped'; readonly schemaRows: number; readonly tableRows: number }
  /** The system's own tables are switched too. */
  | { readonly kind: 'system-tables'; readonly count: number }
  /** As far as the rows tell the whole database was never on; then transaction rows do not travel (inferred from the engine's source). */
  | { readonly kind: 'database-first' }
  /** The procedures do not tell the databases of a server apart (inferred from the engine's source). */
  | { readonly kind: 'several-databases' }
  /** A row without an effect: there is nothing that could replicate. */
  | { readonly kind: 'covers-nothing'; readonly why: Lack }
  /** Turning the same thing on again does not bring back the broader row. */
  | { readonly kind: 'way-back-is-broader'; readonly scope: 'database' | 'schema' };

export type Lack = 'view' | 'synonym' | 'no-such-schema';

export type Refusal = { readonly kind: 'null-name' } | { readonly kind: 'name'; readonly obstacle: Obstacle };

export function previewAction(contents: DatabaseContents, action: ScopeAction): ActionPreview {
  const effect = applyScopeAction(contents, action);
  const call = callOf(action);
  const { removed, added } = rowChanges(contents.rows, effect.rows);
  const offline = [...effect.switchedOn, ...effect.switchedOff];
  return {
    action,
    sql: writtenCall(call.procedure, call.arguments),
    answer: effect.answer,
    rowsAfter: effect.rows,
    removed,
    added,
    offline,
    cautions: cautionsOf(contents, action, { ...effect, removed, added, offline }),
    hindrances: hindrances(contents, action),
    clash: effect.clash,
    refusal: actionRefusal(action),
  };
}

/** By its arguments alone. */
export function actionRefusal(action: ScopeAction): Refusal | undefined {
  for (const name of callOf(action).arguments) {
    if (name === null) return { kind: 'null-name' };
    const obstacle = nameObstacle(name);
    if (obstacle) return { kind: 'name', obstacle };
  }
  return undefined;
}

type Foretold = Pick<ActionPreview, 'answer' | 'removed' | 'added' | 'offline' | 'clash'>;

function cautionsOf(
  contents: DatabaseContents,
  action: ScopeAction,
  { answer, removed, added, offline, clash }: Foretold,
): readonly Caution[] {
  if (answer.label === 'warning') return [];
  const count = (rows: readonly ReplicationRow[], scope: string) => rows.filter((row) => row.scope === scope).length;
  const replacing = clash ? added.filter((row) => !sameRow(row, clash)) : added;
  const cautions: Caution[] = contents.severalDatabases ? [{ kind: 'several-databases' }] : [];
  const from = count(removed, 'DATABASE') > 0 ? 'database' : 'schema';
  const narrows = action.kind === 'disable-table' || action.kind === 'disable-schema';
  const lostBroader = from === 'database' || (action.kind === 'disable-table' && count(removed, 'SCHEMA') > 0);
  if (narrows && lostBroader) {
    cautions.push(
      { kind: 'scope-rewritten', from, schemaRows: count(replacing, 'SCHEMA'), tableRows: count(replacing, 'TABLE') },
      { kind: 'new-ones-not-covered', what: from === 'database' ? 'schemas' : 'tables' },
      { kind: 'way-back-is-broader', scope: from },
    );
  } else if (action.kind !== 'disable-table') {
    const wiped = wipedBy(action, removed);
    const [schemaRows, tableRows] = [count(wiped, 'SCHEMA'), count(wiped, 'TABLE')];
    if (schemaRows + tableRows > 0) cautions.push({ kind: 'settings-wiped', schemaRows, tableRows });
  }
  const system = offline.filter(({ schemaName }) => isSystemSchema(schemaName)).length;
  if (system > 0) cautions.push({ kind: 'system-tables', count: system });
  const why = lackOf(contents, action, { answer, offline });
  if (why) return [...cautions, { kind: 'covers-nothing', why }];
  const narrow = action.kind === 'enable-schema' || action.kind === 'enable-table';
  return narrow && !wasWhole(contents) ? [...cautions, { kind: 'database-first' }] : cautions;
}

/** Why what was asked for would be a row without any effect. */
function lackOf(
  contents: DatabaseContents,
  action: ScopeAction,
  { answer, offline }: Pick<Foretold, 'answer' | 'offline'>,
): Lack | undefined {
  if (answer.label !== 'success' || offline.length > 0) return undefined;
  if (action.kind === 'enable-schema') {
    return contents.schemas.includes(action.schemaName ?? '') ? undefined : 'no-such-schema';
  }
  if (action.kind !== 'enable-table') return undefined;
  const lookup = lookUpTable(contents, action.schemaName, action.tableName);
  return 'found' in lookup && lookup.found.tableType === 'A' ? 'synonym' : 'view';
}

/** A DATABASE row, or what it leaves behind when it is dissolved: rows for the schemas of the system. */
function wasWhole({ rows }: DatabaseContents): boolean {
  return rows.some(
    ({ scope, schemaName }) => scope === 'DATABASE' || (scope === 'SCHEMA' && isSystemSchema(schemaName ?? '')),
  );
}

/** Rows that go beside the one that was asked for. */
function wipedBy(action: ScopeAction, removed: readonly ReplicationRow[]): readonly ReplicationRow[] {
  if (action.kind === 'disable-schema') return removed.filter(({ scope }) => scope === 'TABLE');
  return removed.filter(({ scope }) => scope !== 'DATABASE');
}
