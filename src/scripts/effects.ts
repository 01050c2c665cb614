/** What the statements of a script will do, told before they run: one after the other, each on what those before it leave. */
import { t } from '@vscode/l10n';
import type { DatabaseContents, ScopeAction } from '../splice/replication/model';
import { previewAction, type ActionPreview } from '../splice/replication/preview';
import { cautionText, hindranceText, offlineText, rowChangeText } from '../ui/scopeTexts';
import type { ProcedureDescription } from '../splice/procedures';
import { savepointCommand } from '../sql/savepoints';
import { boundStatement } from './bind';
import type { PlannedStep } from './planned';
import { statementKind, type StatementKind } from './statementKind';

export interface Effect {
  readonly changes: boolean;
  /** A sentence each. */
  readonly sentences: readonly string[];
  readonly cautions: readonly string[];
}

/** @param contentsOf as just read, by the cluster's id; undefined where nothing can be foretold */
export function effectsOf(
  steps: readonly PlannedStep[],
  contentsOf: (clusterId: string) => DatabaseContents | undefined,
): readonly Effect[] {
  const reached = new Map<string, DatabaseContents | undefined>();
  return steps.map((step) => {
    const { id } = step.target;
    const contents = reached.has(id) ? reached.get(id) : contentsOf(id);
    const { effect, after } = effectOf(step, contents, contentsOf(id) !== undefined);
    reached.set(id, takesBack(step) && contents !== contentsOf(id) ? undefined : after);
    return effect;
  });
}

/** True for a statement whose effect is told from the rows of SYS.SYSREPLICATION. */
export function isScopeAction(step: PlannedStep): boolean {
  return step.kind === 'statement' && scopeActionOf(kindOf(step)) !== undefined;
}

interface Foretold {
  readonly effect: Effect;
  readonly after: DatabaseContents | undefined;
}

function effectOf(step: PlannedStep, contents: DatabaseContents | undefined, wasRead: boolean): Foretold {
  const told = (effect: Partial<Effect>, after = contents): Foretold => ({
    effect: { changes: false, sentences: [], cautions: [], ...effect },
    after,
  });
  if (step.kind !== 'statement' || step.transaction) return told({});
  const kind = kindOf(step);
  if (!kind.changes) return told({ sentences: [t('Reads only.')] });
  const action = scopeActionOf(kind);
  if (action && contents) {
    const preview = previewAction(contents, action);
    return told({ changes: true, ...scopeEffect(preview) }, { ...contents, rows: preview.rowsAfter });
  }
  if (action) {
    const reason = wasRead
      ? t('What will change cannot be foretold: it depends on the statements before it.')
      : t('What will change cannot be foretold: the rows cannot be read.');
    return told({ changes: true, sentences: [reason] });
  }
  const { procedure } = kind;
  if (procedure) {
    const after = procedure.destructive || isScopeSwitch(procedure) ? undefined : contents;
    const cautions = procedure.destructive ? [t('It cannot be taken back.')] : [];
    return { ...told({ changes: true, sentences: [t(procedure.effect)], cautions }), after };
  }
  return {
    ...told({ changes: true, sentences: [generalEffect(step.text)] }),
    after: isDefinition(step.text) ? undefined : contents,
  };
}

function scopeEffect(preview: ActionPreview): Omit<Effect, 'changes'> {
  const { action, answer, offline, removed, added, cautions } = preview;
  if (answer.label === 'warning')
    return { sentences: [t('Changes nothing: {0}', answer.message.trim())], cautions: [] };
  const stumble = hindranceText(preview);
  const failure =
    answer.label === 'error' ? t('The server is expected to fail: {0}', answer.message.trim()) : undefined;
  return {
    sentences: present([rowChangeText(removed, added), offlineText(offline)]),
    cautions: present([...cautions.map((caution) => cautionText(caution, action)), stumble ?? failure]),
  };
}

function kindOf(step: Extract<PlannedStep, { kind: 'statement' }>): StatementKind {
  const nothingBound = boundStatement({ ...step, named: [] }, new Map());
  return 'sql' in nothingBound ? statementKind(nothingBound.sql) : { changes: true };
}

/** Undefined too where an argument is no literal: what it names is known only when it runs. */
function scopeActionOf({ call, procedure }: StatementKind): ScopeAction | undefined {
  if (!call || !procedure || call.malformed) return undefined;
  const [schemaName, tableName] = call.arguments.map(({ value }) => value);
  const isName = (value: unknown): value is string | null => value === null || typeof value === 'string';
  const turn = procedure.name.startsWith('ENABLE') ? 'enable' : 'disable';
  switch (`${procedure.name}/${call.arguments.length}`) {
    case 'ENABLE_DATABASE_REPLICATION/0':
    case 'DISABLE_DATABASE_REPLICATION/0':
      return { kind: `${turn}-database` };
    case 'ENABLE_SCHEMA_REPLICATION/1':
    case 'DISABLE_SCHEMA_REPLICATION/1':
      return isName(schemaName) ? { kind: `${turn}-schema`, schemaName } : undefined;
    case 'ENABLE_TABLE_REPLICATION/2':
    case 'DISABLE_TABLE_REPLICATION/2':
      return isName(schemaName) && isName(tableName) ? { kind: `${turn}-table`, schemaName, tableName } : undefined;
    default:
      return undefined;
  }
}

function isScopeSwitch({ name }: ProcedureDescription): boolean {
  return /^(EN|DIS)ABLE_(DATABASE|SCHEMA|TABLE)_REPLICATION$/.test(name);
}

function takesBack(step: PlannedStep): boolean {
  if (step.kind !== 'statement') return false;
  return step.transaction === 'rollback' || savepointCommand(step.text)?.kind === 'rollback';
}

function isDefinition(text: string): boolean {
  return /^(CREATE|ALTER|DROP|RENAME|TRUNCATE)\b/i.test(text);
}

function generalEffect(text: string): string {
  if (/^(INSERT|UPDATE|DELETE|MERGE)\b/i.test(text)) return t('Changes rows.');
  if (isDefinition(text)) return t('Changes the database’s objects.');
  if (/^(GRANT|REVOKE)\b/i.test(text)) return t('Changes privileges.');
  return t('May change something: it is not known to read only.');
}

function present(texts: readonly (string | undefined)[]): string[] {
  return texts.filter((text) => text !== undefined);
}
