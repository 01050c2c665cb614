/** What a scope call would do to the cluster as it stands now: nothing, or more than it seems. Earlier statements may change that. */
import { t } from '@vscode/l10n';
import type { ReplicationRow, ScopeAction, TableEntry } from '../../../splice/replication/model';
import { previewAction, type ActionPreview, type Caution } from '../../../splice/replication/preview';
import type { ClusterFacts } from '../../core/facts';
import type { Finding } from '../finding';
import { clusterWords, finding, type CallCheck } from './parts';
import { argumentFor, stringOf, type SpliceCall } from './spliceCall';

export const scopeEffect: CallCheck = (call) => {
  const { facts, procedure } = call;
  const action = actionOf(call);
  if (!action || !facts?.rows || facts.role === 'REPLICA') return [];
  const preview = previewed(facts, facts.rows, action);
  if (preview.refusal) return [];
  if (preview.answer.label === 'warning') {
    const message = t(
      'As {0} stands, this does nothing: the call answers with a Warning. {1}',
      clusterWords(facts),
      why(action, facts.rows),
    );
    return [finding('no-effect', 'information', procedure, message)];
  }
  if (!facts.tables) return [];
  return [...stumbling(call, preview), ...rewriting(call, preview)];
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

interface Kept {
  readonly tables: readonly TableEntry[] | undefined;
  readonly previews: Map<string, ActionPreview>;
}

const kept = new WeakMap<readonly ReplicationRow[], Kept>();
/** A script that names more objects than this has its earliest ones worked out anew. */
const mostKept = 5_000;

/** Worked out once for each action and reading. */
function previewed(facts: ClusterFacts, rows: readonly ReplicationRow[], action: ScopeAction): ActionPreview {
  let known = kept.get(rows);
  if (!known || known.tables !== facts.tables || known.previews.size >= mostKept) {
    known = { tables: facts.tables, previews: new Map() };
    kept.set(rows, known);
  }
  const key = JSON.stringify(action);
  const found = known.previews.get(key);
  if (found) return found;
  const preview = previewAction({ schemas: facts.schemas ?? [], tables: facts.tables ?? [], rows }, action);
  known.previews.set(key, preview);
  return preview;
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
function stumbling({ procedure, facts }: SpliceCall, { hindrances, action }: ActionPreview): readonly Finding[] {
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

function hindranceWords(obstacle: ActionPreview['hindrances'][number]['obstacle']): string {
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
function rewriting({ procedure, facts }: SpliceCall, { cautions, action, answer }: ActionPreview): readonly Finding[] {
  if (!facts || answer.label !== 'success') return [];
  const sentences = cautions.map((caution) => cautionText(caution, action)).filter((one) => one !== undefined);
  if (sentences.length === 0) return [];
  const message = `${t('As {0} stands:', clusterWords(facts))} ${sentences.join(' ')}`;
  return [finding('scope-rewritten', 'warning', procedure, message)];
}

function cautionText(caution: Caution, action: ScopeAction): string | undefined {
  switch (caution.kind) {
    case 'scope-rewritten':
      return caution.from === 'database'
        ? t('the DATABASE row is replaced by {0} SCHEMA and {1} TABLE rows.', caution.schemaRows, caution.tableRows)
        : t('the SCHEMA row is replaced by {0} TABLE rows.', caution.tableRows);
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
    case 'database-first':
      return undefined;
  }
}

function wipedText(action: ScopeAction, schemaRows: number, tableRows: number): string {
  return action.kind.startsWith('disable')
    ? t('{0} SCHEMA and {1} TABLE rows that were set by themselves go as well.', schemaRows, tableRows)
    : t('{0} SCHEMA and {1} TABLE rows are replaced by the broader one.', schemaRows, tableRows);
}
