/** The state machine: what an event makes of a set-up. Pure; whoever applies an event saves what comes out. */
import type { Outcome } from '../../splice/outcome';
import {
  isClusterChoice,
  isSettled,
  recordOf,
  stepsOf,
  type ChoiceName,
  type Finding,
  type HistoryEntry,
  type Memory,
  type SetUp,
  type Side,
  type SiteRecord,
  type StepId,
  type StepRecord,
  type Table,
  type Truth,
  withCluster,
} from './model';

export interface StepEnd {
  readonly outcome: Outcome;
  readonly cure?: string;
  readonly findings?: readonly Finding[];
  readonly table?: Table;
}

export type SetUpEvent =
  | { readonly kind: 'opened'; readonly step: StepId }
  | { readonly kind: 'chose'; readonly name: ChoiceName; readonly value: string }
  | { readonly kind: 'site-checked'; readonly side: Side; readonly site: SiteRecord }
  /** Undefined forgets. */
  | { readonly kind: 'remembered'; readonly memory: { readonly [Name in keyof Memory]: Memory[Name] | undefined } }
  | { readonly kind: 'began'; readonly step: StepId }
  | { readonly kind: 'waits'; readonly step: StepId; readonly waitsFor: 'backup' | 'restart'; readonly message: string }
  | {
      readonly kind: 'sent';
      readonly step: StepId;
      readonly cluster: string;
      readonly sql: string;
      readonly changes: boolean;
    }
  | {
      readonly kind: 'answered';
      readonly outcome: HistoryEntry['outcome'];
      readonly message: string;
      readonly durationMs: number;
    }
  /** A statement that only reads was sent and answered. */
  | { readonly kind: 'was-read'; readonly entry: Omit<HistoryEntry, 'changes'> }
  | ({ readonly kind: 'ended'; readonly step: StepId } & StepEnd)
  /** The step did not come to its end: it has failed, or stands where it stood, with the reason. */
  | {
      readonly kind: 'hindered';
      readonly step: StepId;
      readonly message: string;
      readonly findings?: readonly Finding[];
      /** Where it was settled, and nothing was sent since that changes anything. */
      readonly before?: StepRecord;
    }
  /** The person did not agree: it stands where it stood. */
  | { readonly kind: 'declined'; readonly step: StepId; readonly before: StepRecord }
  | { readonly kind: 'done-by-hand'; readonly step: StepId }
  | { readonly kind: 'skipped'; readonly step: StepId; readonly reason: string }
  /** The person has looked for themselves: it did not happen. */
  | { readonly kind: 'reset'; readonly step: StepId }
  | { readonly kind: 'looked'; readonly step: StepId; readonly truth: Omit<Truth, 'at'> }
  /** The set-up was taken from storage: nothing of it runs any more. */
  | { readonly kind: 'loaded' };

export function advance(setUp: SetUp, event: SetUpEvent, now: Date): SetUp {
  const at = now.toISOString();
  const changed = (part: Partial<SetUp>): SetUp => ({ ...setUp, ...part, changedAt: at });
  const step = (id: StepId, record: Omit<StepRecord, 'at'>) =>
    changed({ steps: { ...setUp.steps, [id]: { at, ...record } } });
  switch (event.kind) {
    case 'opened':
      return stepsOf[setUp.way].includes(event.step) ? changed({ open: event.step }) : setUp;
    case 'chose':
      if (isClusterChoice(event.name) && event.value !== setUp.choices[event.name])
        return changed(withCluster(setUp, event.name, event.value));
      return changed({
        choices: { ...setUp.choices, [event.name]: event.value },
        steps: withoutVerdict(setUp, event, at),
      });
    case 'site-checked':
      return changed({ sites: { ...setUp.sites, [event.side]: event.site } });
    case 'remembered':
      return changed({ memory: remembered({ ...setUp.memory, ...event.memory }) });
    case 'began':
      return step(event.step, { state: 'running', since: at });
    case 'waits': {
      const { since = at } = recordOf(setUp, event.step);
      return step(event.step, { state: 'running', since, waitsFor: event.waitsFor, message: event.message });
    }
    case 'sent': {
      const { cluster, sql, changes } = event;
      const record = recordOf(setUp, event.step);
      const isRunning = record.state === 'running';
      // By its time it is known to be of this run, even where the clock was set back meanwhile.
      const sentAt = isRunning && at < record.at ? record.at : at;
      const entry: HistoryEntry = { step: event.step, at: sentAt, cluster, sql, outcome: 'sent', message: '', changes };
      const steps = isRunning ? { [event.step]: { ...record, since: sentAt } } : {};
      return changed({ history: [...setUp.history, entry], steps: { ...setUp.steps, ...steps } });
    }
    case 'answered':
      return changed({ history: answered(setUp.history, event) });
    case 'was-read':
      return changed({ history: [...setUp.history, { ...event.entry, changes: false }] });
    case 'ended':
      return step(event.step, ended(event));
    case 'hindered':
      if (event.before)
        return changed({ steps: { ...setUp.steps, [event.step]: { ...event.before, cure: event.message } } });
      return step(event.step, {
        state: 'failed',
        message: event.message,
        ...(event.findings && { findings: event.findings }),
      });
    case 'declined':
      return changed({ steps: { ...setUp.steps, [event.step]: event.before } });
    case 'done-by-hand':
      return step(event.step, { state: 'by-hand' });
    case 'skipped':
      return step(event.step, { state: 'skipped', message: event.reason });
    case 'reset':
      return step(event.step, { state: 'todo' });
    case 'looked':
      return changed({
        steps: { ...setUp.steps, [event.step]: looked(recordOf(setUp, event.step), { ...event.truth, at }) },
      });
    case 'loaded':
      return {
        ...setUp,
        steps: Object.fromEntries(stepsOf[setUp.way].flatMap((id) => loaded(setUp, id))),
        history: setUp.history.map((entry) => (entry.outcome === 'sent' ? { ...entry, outcome: 'unknown' } : entry)),
      };
  }
}

const judgedByName: readonly ChoiceName[] = ['bulkLoads', 'sourceName', 'confDir'];

/** What was found about the settings holds for those that were asked for then; a person's own word stands. */
function withoutVerdict(
  { steps, choices }: SetUp,
  { name, value }: Extract<SetUpEvent, { kind: 'chose' }>,
  at: string,
): SetUp['steps'] {
  const isJudged = ['done', 'warned', 'failed'].includes(steps.configure?.state ?? 'todo');
  if (!isJudged || !judgedByName.includes(name) || value === choices[name]) return steps;
  return { ...steps, configure: { state: 'todo', at } };
}

function remembered(memory: { readonly [Name in keyof Memory]: Memory[Name] | undefined }): Memory {
  return Object.fromEntries(Object.entries(memory).filter(([, value]) => value !== undefined));
}

/** Only the last statement can be without an answer: they go out one after another. */
function answered(
  history: readonly HistoryEntry[],
  { outcome, message, durationMs }: Extract<SetUpEvent, { kind: 'answered' }>,
): readonly HistoryEntry[] {
  const last = history.at(-1);
  if (last?.outcome !== 'sent') return history;
  return [...history.slice(0, -1), { ...last, outcome, message, durationMs }];
}

function ended({ outcome, cure, findings, table }: StepEnd): Omit<StepRecord, 'at'> {
  const states = { success: 'done', warning: 'warned', failure: 'failed', unknown: 'unknown' } as const;
  return {
    state: states[outcome.kind],
    message: outcome.message,
    ...(cure !== undefined && { cure }),
    ...(findings && { findings }),
    ...(table && { table }),
  };
}

/** What is true now beats what is remembered; where nothing could be read the memory stays, and is said to be one. */
function looked(record: StepRecord, truth: Truth): StepRecord {
  switch (truth.is) {
    case 'unknown':
      return { ...record, truth };
    case 'done':
      if (isSettled(record)) return { ...record, truth };
      return { state: 'done', at: truth.at, message: truth.text, truth };
    case 'not-done':
      // Of a call whose answer is missing this proves nothing: the server may still be at work on it.
      if (
        record.state === 'skipped' ||
        record.state === 'todo' ||
        record.state === 'failed' ||
        record.state === 'unknown'
      )
        return { ...record, truth };
      return { state: 'todo', at: truth.at, message: truth.text, truth };
  }
}

/** A phase that waits for the server goes on; anything else that ran may have been done or not, if something that changes was sent. */
function loaded(setUp: SetUp, id: StepId): [StepId, StepRecord][] {
  const record = setUp.steps[id];
  if (!record) return [];
  if (record.state !== 'running' || record.waitsFor !== undefined) return [[id, record]];
  const wasSent = setUp.history.some(({ step, at, changes }) => step === id && at >= record.at && changes !== false);
  return [[id, wasSent ? { ...record, state: 'unknown' } : { state: 'todo', at: record.at }]];
}

/** Why a step cannot be run now; undefined where it can. */
export type Block =
  | { readonly kind: 'running'; readonly step: StepId }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'earlier'; readonly step: StepId };

export function blockOf(setUp: SetUp, step: StepId): Block | undefined {
  const steps = stepsOf[setUp.way];
  const running = steps.find((id) => recordOf(setUp, id).state === 'running');
  if (running) return { kind: 'running', step: running };
  if (recordOf(setUp, step).state === 'unknown') return { kind: 'unknown' };
  const earlier = steps.slice(0, steps.indexOf(step)).find((id) => !isSettled(recordOf(setUp, id)));
  return earlier === undefined || step === 'report' ? undefined : { kind: 'earlier', step: earlier };
}

/** The step to open next: the first that is not settled. */
export function nextStep(setUp: SetUp): StepId {
  return stepsOf[setUp.way].find((id) => !isSettled(recordOf(setUp, id))) ?? 'report';
}
