/** Replicating only some schemas or tables: the whole database is on first, then what is not wanted is left out. */
import { t } from '@vscode/l10n';
import { isSystemSchema, nameObstacle, resolvedName } from '../../splice/names';
import { callOf } from '../../splice/replication/actionCall';
import { RowIndex } from '../../splice/replication/effective';
import type { ScopeAction, TableEntry } from '../../splice/replication/model';
import { reached, type PairFacts } from './facts';
import { chosen, type SetUp } from './model';

export type Narrowing =
  | { readonly kind: 'planned'; readonly actions: readonly ScopeAction[] }
  | { readonly kind: 'cannot'; readonly reason: string };

/**
 * Turning schemas and tables off below the database keeps the tables on in which the server keeps its transactions; turning single ones on
 * without ever having had the whole database would not bring them, and a replica may then not show the data.
 */
export function narrowingActions(setUp: SetUp, facts: PairFacts): Narrowing {
  const active = reached(facts.active);
  if (!active) return { kind: 'cannot', reason: t('The active cluster has not been read.') };
  const contents = active.contents.readable ? active.contents.value : undefined;
  if (!contents?.tables || !contents.rows.readable) {
    return { kind: 'cannot', reason: t('Schemas, tables or rows of SYS.SYSREPLICATION cannot be read.') };
  }
  const tables = contents.tables.filter(
    ({ tableType, schemaName }) => tableType === 'T' && !isSystemSchema(schemaName),
  );
  const kept = keptNames(chosen(setUp, 'keep'));
  if (kept.length === 0) return { kind: 'cannot', reason: t('Name at least one schema or table.') };
  const problem = kept.map((name) => nameProblem(name, contents.schemas, tables)).find((text) => text !== undefined);
  if (problem !== undefined) return { kind: 'cannot', reason: problem };
  const index = new RowIndex(contents.rows.value);
  const off = kept.find((name) => !isCovered(name, contents.schemas, tables, index));
  if (off !== undefined) {
    return {
      kind: 'cannot',
      reason: t('{0}: it is not replicated now. The step that turns the whole database on comes first.', off),
    };
  }
  const own = contents.schemas.filter((schema) => !isSystemSchema(schema) && schema !== 'SESSION');
  const actions = own.flatMap((schema) => leaveOut(schema, kept, tables, index));
  const mistaken = actions.map((action) => callOf(action).arguments.map(String)).find((names) => hitsKept(names, kept));
  if (mistaken) return { kind: 'cannot', reason: mishandledText(mistaken.join('.')) };
  return { kind: 'planned', actions };
}

/** The server's lookup folds names: it would switch the namesake in upper case, which is to stay on. */
function hitsKept(names: readonly string[], kept: readonly string[]): boolean {
  const found = names.map(resolvedName).join('.');
  if (found === names.join('.')) return false;
  return kept.some((name) => name === found || name.startsWith(`${found}.`) || found.startsWith(`${name}.`));
}

function mishandledText(name: string): string {
  return t('{0}: replication mishandles names that are not upper-case, or hold quotes or outer blanks.', name);
}

/** One name per line or comma: `SALES`, or `HR.EMPLOYEES`. */
export function keptNames(text: string): readonly string[] {
  const names = text.split(/[\n,]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

function nameProblem(name: string, schemas: readonly string[], tables: readonly TableEntry[]): string | undefined {
  const [schema, table] = split(name, schemas);
  if (nameObstacle(schema) ?? (table === undefined ? undefined : nameObstacle(table))) {
    return mishandledText(name);
  }
  if (isSystemSchema(schema)) return t('{0}: the system’s own schemas stay on in any case.', name);
  if (!schemas.includes(schema)) return t('{0}: there is no such schema.', name);
  if (table === undefined) return undefined;
  const found = tables.some(({ schemaName, tableName }) => schemaName === schema && tableName === table);
  return found ? undefined : t('{0}: there is no such table.', name);
}

function split(name: string, schemas: readonly string[]): [string, string?] {
  if (schemas.includes(name)) return [name];
  const dot = name.indexOf('.');
  return dot < 0 ? [name] : [name.slice(0, dot), name.slice(dot + 1)];
}

/** Nothing of this way turns anything on: what is kept has to be on already. */
function isCovered(name: string, schemas: readonly string[], tables: readonly TableEntry[], index: RowIndex): boolean {
  const [schema, table] = split(name, schemas);
  if (index.hasDatabase || index.hasSchema(schema)) return true;
  if (table !== undefined) return index.hasTable(schema, table);
  const own = tables.filter(({ schemaName }) => schemaName === schema);
  return own.length > 0 && own.every(({ tableName }) => index.hasTable(schema, tableName));
}

function leaveOut(
  schemaName: string,
  kept: readonly string[],
  tables: readonly TableEntry[],
  index: RowIndex,
): readonly ScopeAction[] {
  if (kept.includes(schemaName)) return [];
  const covered = index.hasDatabase || index.hasSchema(schemaName);
  const own = tables.filter((table) => table.schemaName === schemaName);
  const wanted = own.filter(({ tableName }) => kept.includes(`${schemaName}.${tableName}`));
  if (wanted.length === 0) {
    const any = covered || own.some(({ tableName }) => index.hasTable(schemaName, tableName));
    return any ? [{ kind: 'disable-schema', schemaName }] : [];
  }
  return own
    .filter((table) => !wanted.includes(table) && (covered || index.hasTable(schemaName, table.tableName)))
    .map(({ tableName }) => ({ kind: 'disable-table', schemaName, tableName }));
}

/** True where nothing is left to be turned off. */
export function isNarrowed(setUp: SetUp, facts: PairFacts): boolean | undefined {
  const narrowing = narrowingActions(setUp, facts);
  return narrowing.kind === 'planned' ? narrowing.actions.length === 0 : undefined;
}
