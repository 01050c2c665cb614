/** What a scope action does to tables and rows, and what to mind, in sentences. */
import { t } from '@vscode/l10n';
import { isSystemSchema } from '../splice/names';
import type { ReplicationRow, ScopeAction, TableEntry } from '../splice/replication/model';
import type { Hindrance } from '../splice/replication/preflight';
import type { ActionPreview, Caution, Lack } from '../splice/replication/preview';
import { rowText } from '../splice/replication/rows';
import { grouped, named, schemasCounted, tablesCounted } from './words';

/** How many names a sentence lists. */
const longestList = 3;

/** What a scope action is about, as questions and messages name it. */
export function objectOf(action: ScopeAction): string {
  switch (action.kind) {
    case 'enable-database':
    case 'disable-database':
      return t('the whole database');
    case 'enable-schema':
    case 'disable-schema':
      return t('schema {0}', action.schemaName ?? 'NULL');
    case 'enable-table':
    case 'disable-table':
      return `${action.schemaName ?? 'NULL'}.${action.tableName ?? 'NULL'}`;
  }
}

export function offlineText(offline: readonly TableEntry[]): string | undefined {
  const [only] = offline;
  if (only === undefined) return undefined;
  if (offline.length === 1) return t('{0}.{1} goes offline while it is switched.', only.schemaName, only.tableName);
  const system = offline.filter(({ schemaName }) => isSystemSchema(schemaName)).length;
  return system === 0
    ? t('{0} go offline, one after another, while they are switched.', tablesCounted(offline.length))
    : t(
        '{0}, {1} of them the system’s, go offline, one after another, while they are switched.',
        tablesCounted(offline.length),
        grouped(system),
      );
}

/** "The DATABASE row is replaced by 14 SCHEMA and 22 TABLE rows." Undefined where the rows stay as they are. */
export function rowChangeText(
  removed: readonly ReplicationRow[],
  added: readonly ReplicationRow[],
): string | undefined {
  if (removed.length === 0 && added.length === 0) return undefined;
  if (removed.length === 0) return t('Rows added: {0}.', rowsCounted(added));
  if (added.length === 0) return t('Rows removed: {0}.', rowsCounted(removed));
  return t('Rows replaced: {0} by {1}.', rowsCounted(removed), rowsCounted(added));
}

/** `1 DATABASE, 14 SCHEMA`: the widest scope first, whose names happen to be in the order of the alphabet. */
function rowsCounted(rows: readonly ReplicationRow[]): string {
  const counts = new Map<string, number>();
  for (const { scope } of rows) counts.set(scope, (counts.get(scope) ?? 0) + 1);
  const sorted = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([scope, count]) => `${grouped(count)} ${scope}`).join(', ');
}

/** Undefined for what other sentences tell: the tables offline, the change of the rows, the way back. */
export function cautionText(caution: Caution, action: ScopeAction): string | undefined {
  switch (caution.kind) {
    case 'scope-rewritten':
    case 'way-back-is-broader':
    case 'system-tables':
      return undefined;
    case 'new-ones-not-covered':
      return caution.what === 'schemas'
        ? t('New schemas will not be covered any more.')
        : t('New tables of {0} will not be covered any more.', schemaOf(action));
    case 'settings-wiped':
      return t('Settings made for {0} are lost.', wiped(caution.schemaRows, caution.tableRows));
    case 'several-databases':
      return t(
        'The server holds several databases, and its procedures do not tell them apart: the call may fail over the schemas of another one.',
      );
    case 'covers-nothing':
      return lackText(caution.why, action);
    case 'database-first':
      return t(
        'The whole database was never on, as far as the rows tell. Transactions travel only once it was: turn it on first, and narrow it later.',
      );
  }
}

function lackText(why: Lack, action: ScopeAction): string {
  switch (why) {
    case 'view':
      return t('It has no effect: a view has no data of its own that could replicate.');
    case 'synonym':
      return t('It has no effect: a synonym has no data of its own that could replicate.');
    case 'no-such-schema':
      return t('It covers nothing: there is no schema {0}.', schemaOf(action));
  }
}

function wiped(schemas: number, tables: number): string {
  if (schemas === 0) return tablesCounted(tables);
  return tables === 0 ? schemasCounted(schemas) : t('{0} and {1}', schemasCounted(schemas), tablesCounted(tables));
}

/** What the server will stumble over; undefined where nothing is in its way. */
export function hindranceText({ hindrances, clash }: Pick<ActionPreview, 'hindrances' | 'clash'>): string | undefined {
  if (clash) return t('The row {0} stands already: over it the server will fail half-way.', rowText(clash));
  if (hindrances.length === 0) return undefined;
  const names = hindrances
    .slice(0, longestList)
    .map(({ table, obstacle }) => `${table.schemaName}.${table.tableName} (${hindranceWords(obstacle)})`);
  const more = hindrances.length > longestList ? ` ${t('and {0} more', hindrances.length - longestList)}` : '';
  const halfWay = hindrances.some(({ obstacle }) => obstacle === 'external');
  const fails = t('The server will fail over {0}{1}.', names.join(', '), more);
  return halfWay ? `${fails} ${t('What it switched before stays switched.')}` : fails;
}

function hindranceWords(obstacle: Hindrance['obstacle']): string {
  switch (obstacle) {
    case 'temporary':
      return t('a live temporary table');
    case 'external':
      return t('an external table');
    case 'name-not-upper-case':
      return t('name is not upper-case');
    case 'name-with-quote-or-blank':
      return t('name has a quote or an outer blank');
  }
}

export interface Undone {
  readonly action: ScopeAction;
  readonly cautions: readonly Caution[];
}

/** How to undo actions of one direction, after the word "Way back:". */
export function wayBackText(undone: readonly Undone[]): string {
  const switchesOn = undone.some(({ action }) => action.kind.startsWith('enable-'));
  if (switchesOn) return t('turn replication off for {0}.', named(undone.map(({ action }) => objectOf(action))));
  const lost = (one: Undone) => one.cautions.find((caution) => caution.kind === 'way-back-is-broader')?.scope;
  const narrowed = undone.filter((one) => lost(one) !== undefined);
  const again = named(narrowed.map(({ action }) => objectOf(action)));
  if (undone.some((one) => lost(one) === 'database')) {
    return t(
      'turn replication on for the whole database. Turning {0} on again does not bring the DATABASE row back.',
      again,
    );
  }
  const broadest = undone.map((one) =>
    lost(one) === 'schema' ? t('schema {0}', schemaOf(one.action)) : objectOf(one.action),
  );
  const objects = named([...new Set(broadest)]);
  if (narrowed.length === 0) return t('turn replication on for {0}. What was written in between is not sent.', objects);
  return t('turn replication on for {0}. Turning {1} on again does not bring the SCHEMA row back.', objects, again);
}

function schemaOf(action: ScopeAction): string {
  return 'schemaName' in action ? (action.schemaName ?? 'NULL') : '';
}
