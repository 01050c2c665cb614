/** The plan for switching the database, schemas and tables, one or many. */
import { t } from '@vscode/l10n';
import { writtenCall } from '../../splice/call';
import { callOf } from '../../splice/replication/actionCall';
import type { DatabaseContents, ScopeAction, TableEntry } from '../../splice/replication/model';
import { actionRefusal, previewAction, type ActionPreview, type Refusal } from '../../splice/replication/preview';
import { rowChanges, rowsText } from '../../splice/replication/rows';
import { obstacleWords } from '../labels/states';
import { named, schemasCounted, tablesCounted } from '../../ui/words';
import { cautionText, hindranceText, objectOf, offlineText, rowChangeText, wayBackText } from '../../ui/scopeTexts';
import { turnsOff } from '../repairs';
import { absenceText } from './absence';
import { leftOutOf, leftOutText, nothingLeftText } from './leftOut';
import type { ActionPlace, Plan, RunPlan, Step, Verb } from './plan';
import { question } from './planTexts';

export interface ScopeRequest extends ActionPlace {
  readonly verb: Extract<Verb, 'turn-on' | 'turn-off' | 'repair'>;
  /** In the order in which they are to run. */
  readonly actions: readonly ScopeAction[];
  /** Why the rows could not be read, where `contents` is undefined. */
  readonly unreadable?: string;
  /** Those that are known all the same, where `contents` is undefined. */
  readonly tables?: readonly TableEntry[];
  /** True where the catalogue is too large to be read whole: only the tables that matter to the rows are known. */
  readonly tablesIncomplete?: boolean;
  /** For a repair: the row that is cleared, in words. */
  readonly object?: string;
}

/** @param contents as just read; undefined where the user may not read the rows: then nothing can be foretold */
export function planScope(request: ScopeRequest, contents: DatabaseContents | undefined): Plan {
  const refusal = refusalOf(request);
  if (refusal !== undefined) return { kind: 'refused', reason: refusal };
  // Turning off takes away the useless row that a view may have.
  const leftOut = leftOutOf(
    request.verb === 'turn-on' ? request.actions : [],
    contents?.tables ?? request.tables ?? [],
  );
  const actions = request.actions.filter((action) => !leftOut.has(action));
  if (leftOut.size === 0) return planOf(request, contents);
  if (actions.length === 0) return { kind: 'refused', reason: nothingLeftText(leftOut) };
  const plan = planOf({ ...request, actions }, contents);
  return plan.kind === 'run'
    ? { ...plan, effects: [...plan.effects, leftOutText(leftOut)] }
    : { ...plan, reason: `${plan.reason} ${leftOutText(leftOut)}` };
}

function planOf(request: ScopeRequest, contents: DatabaseContents | undefined): Plan {
  return contents === undefined ? blindPlan(request) : foretoldPlan(request, contents);
}

function refusalOf({ actions, verb, place, side, server }: ScopeRequest): string | undefined {
  if (side === 'passive') {
    return t('{0} is a read-only replica. Switch replication on its active cluster.', place.cluster);
  }
  const procedures = actions.map((action) => callOf(action).procedure);
  const absence = absenceText(server, procedures, place.cluster);
  if (absence !== undefined) return absence;
  // A repair names misspelt rows as they are stored.
  if (verb === 'repair') return undefined;
  for (const action of actions) {
    const refusal = actionRefusal(action);
    if (refusal && !(verb === 'turn-on' && refusal.kind === 'name')) return refusalText(refusal, action);
  }
  return undefined;
}

function refusalText(refusal: Refusal, action: ScopeAction): string {
  const why = refusal.kind === 'null-name' ? t('the name is missing') : obstacleWords(refusal.obstacle);
  return t(
    '{0}: {1}. The server takes names in upper case only; the whole database covers what it can.',
    objectOf(action),
    why,
  );
}

function foretoldPlan(request: ScopeRequest, contents: DatabaseContents): Plan {
  const previews: ActionPreview[] = [];
  const idle: ActionPreview[] = [];
  let { rows } = contents;
  for (const action of request.actions) {
    const preview = previewAction({ ...contents, rows }, action);
    (preview.answer.label === 'warning' ? idle : previews).push(preview);
    rows = preview.rowsAfter;
  }
  const [first, ...others] = previews;
  if (first === undefined) return { kind: 'nothing', reason: idleText(request, idle) };
  const vain = request.verb === 'repair' ? previews.find(({ answer }) => answer.label === 'error') : undefined;
  if (vain) return { kind: 'refused', reason: t('The row cannot be repaired. {0}', failuresOf(vain).join(' ')) };
  if (request.verb === 'repair' && turnsOff(contents, rows)) {
    const { cluster } = request.place;
    return { kind: 'refused', reason: t('The rows on {0} have changed since. Start the repair again.', cluster) };
  }
  const { removed, added } = rowChanges(contents.rows, rows);
  return {
    ...framed(request, [stepOf(first.action), ...others.map(({ action }) => stepOf(action))]),
    effects: present([
      request.tablesIncomplete && previews.some(({ action }) => isDatabaseWide(action))
        ? t('All tables go offline, one after another, while they are switched.')
        : offlineText(distinct(previews.flatMap(({ offline }) => offline))),
      rowChangeText(removed, added),
      idle.length > 0 ? t('Needs no change: {0}.', named(idle.map(({ action }) => objectOf(action)))) : undefined,
    ]),
    cautions: [...new Set(request.verb === 'repair' ? repairCautions(previews) : previews.flatMap(cautionsOf))],
    wayBack: request.verb === 'repair' ? undefined : wayBackText(previews),
    rows: { before: rowsText(contents.rows), after: rowsText(rows) },
  };
}

function cautionsOf(preview: ActionPreview): string[] {
  const { action, cautions } = preview;
  return [...present(cautions.map((caution) => cautionText(caution, action))), ...failuresOf(preview)];
}

/** What one step of a repair takes away the next one brings back. */
function repairCautions(previews: readonly ActionPreview[]): string[] {
  const interrupts = previews.some(({ offline }) => offline.length > 0);
  return [
    ...(interrupts ? [t('They stop replicating for a moment: what is written to them meanwhile is not sent.')] : []),
    ...previews.flatMap(failuresOf),
  ];
}

function failuresOf(preview: ActionPreview): string[] {
  const { answer } = preview;
  const stumble = hindranceText(preview);
  if (stumble !== undefined) return [stumble];
  return answer.label === 'error' ? [t('The server is expected to fail: {0}', answer.message.trim())] : [];
}

function blindPlan(request: ScopeRequest): Plan {
  const [first, ...others] = request.actions;
  if (first === undefined) return { kind: 'nothing', reason: t('Nothing to do.') };
  return {
    ...framed(request, [stepOf(first), ...others.map(stepOf)]),
    effects: [t('The tables concerned go offline while they are switched.')],
    cautions: [
      t('What will change cannot be foretold, for the rows cannot be read. {0}', request.unreadable ?? '').trim(),
    ],
    wayBack:
      request.verb === 'repair' ? undefined : wayBackText(request.actions.map((action) => ({ action, cautions: [] }))),
    rows: undefined,
  };
}

function framed(
  { verb, place, object }: ScopeRequest,
  steps: RunPlan['steps'],
): Pick<RunPlan, 'kind' | 'verb' | 'steps' | 'question'> {
  return { kind: 'run', verb, steps, question: question(verb, object ?? objectsWords(steps), place) };
}

/** The names of a few, the number of many. */
export function objectsWords(steps: readonly Step[]): string {
  if (steps.length <= 3) return steps.map(({ object }) => object).join(', ');
  const all = (part: string) => steps.every(({ call }) => call.procedure.includes(part));
  if (all('_TABLE_')) return tablesCounted(steps.length);
  return all('_SCHEMA_') ? schemasCounted(steps.length) : t('{0} objects', steps.length);
}

function idleText({ place }: ScopeRequest, idle: readonly ActionPreview[]): string {
  const [only] = idle;
  if (only === undefined || idle.length > 1)
    return t('Nothing to do on {0}: all of them are so already.', place.cluster);
  const answer = t('Nothing to do on {0}. The server would say: {1}.', place.cluster, only.answer.message);
  return only.action.kind === 'enable-table'
    ? `${answer} ${t('“Check drift” tells whether it really replicates.')}`
    : answer;
}

function stepOf(action: ScopeAction): Step {
  return { call: callOf(action), object: objectOf(action) };
}

/** The actions of these steps, found again by their calls. */
function actionsOf(steps: readonly Step[], actions: readonly ScopeAction[]): ScopeAction[] {
  const key = ({ procedure, arguments: values }: Step['call']) => writtenCall(procedure, values);
  const wanted = new Set(steps.map(({ call }) => key(call)));
  return actions.filter((action) => wanted.has(key(callOf(action))));
}

/** A repair goes on from the first step that failed: what one step takes away a later one brings back. */
export function actionsToRetry(
  verb: ScopeRequest['verb'],
  failed: readonly Step[],
  actions: readonly ScopeAction[],
): readonly ScopeAction[] {
  const wanted = actionsOf(failed, actions);
  const [first] = wanted;
  return verb === 'repair' && first !== undefined ? actions.slice(actions.indexOf(first)) : wanted;
}

export function isDatabaseWide({ kind }: ScopeAction): boolean {
  return kind === 'enable-database' || kind === 'disable-database';
}

function distinct(tables: readonly TableEntry[]): TableEntry[] {
  return [...new Set(tables)];
}

function present(texts: readonly (string | undefined)[]): string[] {
  return texts.filter((text) => text !== undefined);
}
