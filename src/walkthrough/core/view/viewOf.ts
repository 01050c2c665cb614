/** Makes the view of a set-up: from what is kept of it, and what the clusters said last. */
import { t } from '@vscode/l10n';
import { hindrances } from '../../../splice/replication/preflight';
import { previewAction } from '../../../splice/replication/preview';
import { blockOf, type Block } from '../advance';
import type { PairFacts } from '../facts';
import { contentsOf } from '../likeness';
import {
  chosen,
  isSettled,
  recordOf,
  stepsOf,
  type Finding,
  type SetUp,
  type StepId,
  type StepRecord,
  type Table,
} from '../model';
import { isStatement, writtenStatement } from '../plan';
import { nameOf, planOf } from '../planOf';
import { preflightOf } from '../preflight';
import { levelWord, reportOf } from '../report';
import { changes } from '../run/enable';
import { stateWord, stepReason, stepTitle, wayTitle } from '../texts';
import { actionsOf } from './actions';
import { fieldsOf } from './fields';
import { pictureOf, type NamedCluster } from './picture';
import type { FindingView, SetUpView, StatementView, StepLine, StepView } from './view';

export interface ViewParts {
  readonly setUp: SetUp;
  /** Undefined until the clusters have been read in this window. */
  readonly facts: PairFacts | undefined;
  readonly clusters: readonly NamedCluster[];
  /** The clusters are being read, beside any step: nothing can be begun meanwhile. */
  readonly isReading: boolean;
  readonly now: Date;
  /** For people: a point in time in their own way. */
  readonly time: (iso: string) => string;
}

export function viewOf(parts: ViewParts): SetUpView {
  const { setUp, facts, clusters } = parts;
  const open = recordOf(setUp, setUp.open);
  return {
    title: titleOf(setUp),
    picture: pictureOf(setUp, facts, clusters),
    steps: stepsOf[setUp.way].map((id) => stepLine(setUp, id)),
    step: stepView(parts),
    announcement: [
      stepTitle(setUp.open),
      stateWord(open.state, setUp.open),
      open.state === 'running' ? '' : (open.message ?? ''),
    ]
      .filter(Boolean)
      .join(': '),
  };
}

export function titleOf(setUp: SetUp): string {
  const { activeName, passiveName } = setUp.memory;
  if (activeName === undefined) return wayTitle(setUp.way);
  const names = setUp.way === 'pair' && passiveName !== undefined ? `${activeName} → ${passiveName}` : activeName;
  return `${wayTitle(setUp.way)}: ${names}`;
}

function stepLine(setUp: SetUp, id: StepId): StepLine {
  const { state, message = '' } = recordOf(setUp, id);
  const line = state === 'todo' ? '' : (message.split('\n')[0] ?? '');
  return { id, title: stepTitle(id), state, word: id === 'report' ? '' : stateWord(state, id), line };
}

function stepView({ setUp, facts = { at: new Date(0) }, clusters, isReading, now, time }: ViewParts): StepView {
  const id = setUp.open;
  const record = recordOf(setUp, id);
  const block = id === 'report' ? undefined : blockOf(setUp, id);
  const preview = id === 'enable' && !isSettled(record) ? previewTable(facts) : undefined;
  const table = record.table ?? preview;
  const findings = record.findings ?? (id === 'enable' && record.state === 'todo' ? preflightFindings(facts) : []);
  return {
    id,
    title: stepTitle(id),
    on: onWhich(setUp, id),
    reason: stepReason(id, setUp.way),
    fields: record.state === 'running' ? [] : fieldsOf(id, { setUp, facts, clusters }),
    state: record.state,
    word: id === 'report' ? '' : stateWord(record.state, id),
    findings: findings.map(findingView),
    statements: statementsOf(setUp, facts, id),
    actions: actionsOf(setUp, id, isReading),
    ...(block && record.state !== 'running' && { hindrance: blockText(block) }),
    ...outcomePart(record, time),
    ...runningPart(record, now, time),
    ...(isReading && { reading: t('The clusters are being read.') }),
    ...(record.truth && { now: t('As read at {0}: {1}', time(record.truth.at), record.truth.text) }),
    ...(table && { table, tableTitle: tableTitle(id, record.table !== undefined) }),
    ...(id === 'report' && { report: reportOf(setUp, now) }),
  };
}

function outcomePart(record: StepRecord, time: ViewParts['time']): Pick<StepView, 'outcome'> {
  const { state, at, message = state === 'unknown' ? t('Its answer was not seen.') : undefined } = record;
  const cure = record.cure ?? doubt(record);
  if (message === undefined && (state === 'todo' || state === 'running')) return {};
  return { outcome: { message: message ?? '', at: time(at), ...(cure !== undefined && { cure }) } };
}

function runningPart({ state, since }: StepRecord, now: Date, time: ViewParts['time']): Pick<StepView, 'running'> {
  if (state !== 'running' || since === undefined) return {};
  return { running: { since: time(since), elapsedMs: Math.max(0, now.getTime() - Date.parse(since)) } };
}

function doubt({ state, truth }: StepRecord): string | undefined {
  if (state !== 'unknown' || truth?.is !== 'not-done') return undefined;
  return t('The server may still be at work on it. Look again, and say that it did not happen once you are sure.');
}

function findingView({ level, text, cure }: Finding): FindingView {
  return { level, word: levelWord(level), text, ...(cure !== undefined && { cure }) };
}

function statementsOf(setUp: SetUp, facts: PairFacts, id: StepId): readonly StatementView[] {
  const backup = chosen(setUp, 'backupId');
  const known = id !== 'backup' && /^\d+$/.test(backup) ? { backup_id: backup } : {};
  return planOf(setUp, facts, id)
    .filter(isStatement)
    .map((item) => {
      const shown =
        item.kind === 'call' && item.inBackground !== undefined ? { ...item, procedure: item.inBackground } : item;
      return { on: nameOf(setUp, item.on), sql: writtenStatement(shown, known) };
    });
}

/** The rules say what the rows will be. */
function previewTable(facts: PairFacts): Table | undefined {
  const contents = contentsOf(facts, 'active');
  if (!contents?.tables || !contents.rows.readable) return undefined;
  const world = { schemas: contents.schemas, tables: contents.tables, rows: contents.rows.value };
  const action = { kind: 'enable-database' } as const;
  if (hindrances(world, action).some(({ obstacle }) => obstacle !== 'external')) return undefined;
  return changes(world.rows, previewAction(world, action).rowsAfter);
}

function preflightFindings(facts: PairFacts): readonly Finding[] {
  const contents = contentsOf(facts, 'active');
  return contents?.tables ? preflightOf(contents) : [];
}

function tableTitle(id: StepId, isResult: boolean): string {
  if (id === 'verify') return t('What differs');
  return isResult ? t('The rows before and after') : t('The rows before and, if it succeeds, after');
}

function onWhich(setUp: SetUp, id: StepId): string {
  switch (id) {
    case 'enable':
    case 'backup':
    case 'peer':
    case 'remove':
    case 'narrow':
      return t('on {0}', nameOf(setUp, 'active'));
    case 'restore':
      return t('on {0}', nameOf(setUp, 'passive'));
    case 'choose':
    case 'configure':
    case 'verify':
      return setUp.way === 'pair' ? t('on both') : t('on {0}', nameOf(setUp, 'active'));
    case 'report':
      return '';
  }
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'running':
      return t('{0} is running. Wait for its end.', stepTitle(block.step));
    case 'unknown':
      return t('It is not known what became of it. Look it up before anything is repeated.');
    case 'earlier':
      return t('{0} comes first: run it, mark it as done by hand, or skip it.', stepTitle(block.step));
  }
}
