/** What a scope call would do to the cluster as it stands now: nothing, or more than it seems. Earlier statements may change that. */
import { t } from '@vscode/l10n';
import { nameObstacle } from '../../../splice/names';
import { callOf } from '../../../splice/replication/actionCall';
import type { DatabaseContents, ReplicationRow, ScopeAction, TableEntry } from '../../../splice/replication/model';
import { rowText } from '../../../splice/replication/rows';
import { previewAction, type ActionPreview, type Caution } from '../../../splice/replication/preview';
import type { ClusterFacts } from '../../core/facts';
import type { Finding } from '../finding';
import { clusterWords, finding, type CallCheck } from './parts';
import { argumentFor, stringOf, type SpliceCall } from './spliceCall';
import { tableIndex } from './tableIndex';

export const scopeEffect: CallCheck = (call) => {
  const { facts, procedure } = call;
  const action = actionOf(call);
  if (!action || !facts?.rows || facts.role === 'REPLICA') return [];
  if (callOf(action).arguments.some((name) => name === null || nameObstacle(name) !== undefined)) return [];
  const effect = effectOf(facts, facts.rows, action);
  if (effect.answer.label === 'warning') {
    const message = t(
      'As {0} stands, this does nothing: the call answers with a Warning. {1}',
      clusterWords(facts),
      why(action, facts.rows),
    );
    return [finding('no-effect', 'information', procedure, message)];
  }
  if (!facts.tables) return [];
  return [...stumbling(call, action, effect), ...rewriting(call, action, effect)];
};

function actionOf(call: SpliceCall): ScopeAction | undefined {
  const { description, form } = call;
  const isComplete = call.isCountable && form?.parameters.length === call.call.arguments.length;
  if (description?.group !== 'scope' || !isComplete) return undefined;
  const schemaName = stringOf(argumentFor(call, 'schemaName'));
  const tableName = stringOf(argumentFor(call, 'tableName'));
  switch (description.name) {
    case 'ENABLE_DATABASE_REPLICATION':
      return { kind: 'enable-database' };
    case 'DISABLE_DATABASE_REPLICATION':
      return { kind: 'disable-database' };
    case 'ENABLE_SCHEMA_REPLICATION':
      return schemaName === undefined ? undefined : { kind: 'enable-schema', schemaName };
    case 'DISABLE_SCHEMA_REPLICATION':
      return schemaName === undefined ? undefined : { kind: 'disable-schema', schemaName };
    case 'ENABLE_TABLE_REPLICATION':
    case 'DISABLE_TABLE_REPLICATION': {
      if (schemaName === undefined || tableName === undefined) return undefined;
      return { kind: description.name.startsWith('ENABLE') ? 'enable-table' : 'disable-table', schemaName, tableName };
    }
    default:
      return undefined;
  }
}

/** What is worth keeping: not the rows, of which there may be many. */
type Effect = Pick<ActionPreview, 'answer' | 'cautions' | 'hindrances' | 'clash'>;

interface Kept {
  readonly tables: readonly TableEntry[] | undefined;
  readonly effects: Map<string, Effect>;
}

const kept = new WeakMap<readonly ReplicationRow[], Kept>();
/** A script that names more objects than this has its earliest ones worked out anew. */
const mostKept = 5_000;

/** Worked out once for each action and reading. */
function effectOf(facts: ClusterFacts, rows: readonly ReplicationRow[], action: ScopeAction): Effect {
  let known = kept.get(rows);
  if (!known || known.tables !== facts.tables || known.effects.size >= mostKept) {
    known = { tables: facts.tables, effects: new Map() };
    kept.set(rows, known);
  }
  const key = JSON.stringify(action);
  const found = known.effects.get(key);
  if (found) return found;
  const { answer, cautions, hindrances, clash } = previewAction(contentsFor(action, facts, rows), action);
  const effect = { answer, cautions, hindrances, clash };
  known.effects.set(key, effect);
  return effect;
}

/** Whatever is done to a schema or a table, all that belongs to other schemas only makes the answer longer. */
function contentsFor(
  action: ScopeAction,
  { schemas = [], tables = [] }: ClusterFacts,
  rows: readonly ReplicationRow[],
): DatabaseContents {
  if (!('schemaName' in action)) return { schemas, tables, rows };
  const schemaName = action.schemaName ?? '';
  return {
    schemas: schemas.includes(schemaName) ? [schemaName] : [],
    tables: tableIndex(tables).tablesIn(schemaName),
    rows: rows.filter((row) => row.scope === 'DATABASE' || row.schemaName === schemaName),
  };
}

function why(action: ScopeAction, rows: readonly ReplicationRow[]): string {
  const isOn = action.kind.startsWith('enable');
  if (!isOn) return t('Nothing of it is on.');
  if (rows.some(({ scope }) => scope === 'DATABASE')) return t('The whole database is on.');
  const schemaName = 'schemaName' in action ? action.schemaName : null;
  return rows.some((row) => row.scope === 'SCHEMA' && row.schemaName === schemaName)
    ? t('The schema {0} is on.', schemaName ?? '')
    : t('The table is on.');
}

/** Over these the call fails, some of them half-way. */
function stumbling(
  { procedure, facts }: SpliceCall,
  action: ScopeAction,
  { hindrances, clash }: Effect,
): readonly Finding[] {
  if (clash && facts) {
    const message = t(
      'As {0} stands, the call fails half-way over the row {1}, which stands already.',
      clusterWords(facts),
      rowText(clash),
    );
    return [finding('scope-fails', 'warning', procedure, message)];
  }
  const [first] = hindrances;
  if (!first || !facts || action.kind === 'enable-table') return [];
  const name = `${first.table.schemaName}.${first.table.tableName}`;
  const message =
    hindrances.length === 1
      ? t('As {0} stands, the call fails over {1}: {2}.', clusterWords(facts), name, hindranceWords(first.obstacle))
      : t(
          'As {0} stands, the call fails over {1} ({2}) and {3} more.',
          clusterWords(facts),
          name,
          hindranceWords(first.obstacle),
          hindrances.length - 1,
        );
  return [finding('scope-fails', 'warning', procedure, message)];
}

function hindranceWords(obstacle: Effect['hindrances'][number]['obstacle']): string {
  switch (obstacle) {
    case 'temporary':
      return t('a temporary table');
    case 'external':
      return t('an external table');
    case 'name-not-upper-case':
      return t('a name that is not upper case');
    case 'name-with-quote-or-blank':
      return t('a name with a quote or an outer blank');
  }
}

/** Cautions about rows; the others belong to the moment of running. */
function rewriting(
  { procedure, facts }: SpliceCall,
  action: ScopeAction,
  { cautions, answer }: Effect,
): readonly Finding[] {
  if (!facts || answer.label !== 'success') return [];
  const sentences = cautions.map((caution) => cautionText(caution, action)).filter((one) => one !== undefined);
  if (sentences.length === 0) return [];
  const message = `${t('As {0} stands:', clusterWords(facts))} ${sentences.join(' ')}`;
  return [finding('scope-rewritten', 'warning', procedure, message)];
}

function cautionText(caution: Caution, action: ScopeAction): string | undefined {
  switch (caution.kind) {
    case 'scope-rewritten':
      return rewritten(action, caution.from, caution.tableRows);
    case 'new-ones-not-covered':
      return caution.what === 'schemas'
        ? t('New schemas are no longer covered.')
        : t('New tables of the schema are no longer covered.');
    case 'way-back-is-broader':
      return t(
        'The way back is {0}.',
        caution.scope === 'database' ? 'ENABLE_DATABASE_REPLICATION' : 'ENABLE_SCHEMA_REPLICATION',
      );
    case 'settings-wiped':
      return wipedText(action, caution.schemaRows, caution.tableRows);
    case 'system-tables':
    case 'several-databases':
    case 'covers-nothing':
    case 'database-first':
      return undefined;
  }
}

function wipedText(action: ScopeAction, schemaRows: number, tableRows: number): string {
  const counts = [
    ...(schemaRows > 0 ? [`${schemaRows} SCHEMA`] : []),
    ...(tableRows > 0 ? [`${tableRows} TABLE`] : []),
  ].join(', ');
  return action.kind.startsWith('disable')
    ? t('rows that were set by themselves go as well ({0}).', counts)
    : t('the broader row takes the place of others ({0}).', counts);
}

/** How many schemas there are is left out: it would take working out all of them. */
function rewritten(action: ScopeAction, from: 'database' | 'schema', tableRows: number): string {
  if (from === 'schema') return t('the SCHEMA row is replaced by {0} TABLE rows.', tableRows);
  return action.kind === 'disable-table'
    ? t('the DATABASE row is replaced by a row for every other schema and {0} TABLE rows.', tableRows)
    : t('the DATABASE row is replaced by a row for every other schema.');
}
