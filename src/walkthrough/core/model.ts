/** A set-up as it is kept: what was chosen, how far each step is, and everything that ran. Plain data without secrets. */
import type { Outcome } from '../../splice/outcome';

export type Way = 'pair' | 'remove-peer' | 'narrow';
export type Side = 'active' | 'passive';

export const stepIds = [
  'choose',
  'configure',
  'enable',
  'backup',
  'restore',
  'peer',
  'remove',
  'narrow',
  'verify',
  'report',
] as const;
export type StepId = (typeof stepIds)[number];

/** The steps of each way, in their order. */
export const stepsOf: Readonly<Record<Way, readonly StepId[]>> = {
  pair: ['choose', 'configure', 'enable', 'backup', 'restore', 'peer', 'verify', 'report'],
  'remove-peer': ['choose', 'remove', 'report'],
  narrow: ['choose', 'enable', 'narrow', 'report'],
};

/**
 * `unknown`: something was sent and no answer came; it is looked up, never repeated blindly. `running` survives a crash only as
 * `unknown`, or goes on where a phase can be taken up again.
 */
export const stepStates = ['todo', 'running', 'done', 'warned', 'failed', 'unknown', 'by-hand', 'skipped'] as const;
export type StepState = (typeof stepStates)[number];

/** What was found about one thing, with what to do where it is not well. */
export interface Finding {
  readonly level: 'pass' | 'warn' | 'fail' | 'unknown';
  readonly text: string;
  readonly cure?: string;
  /** Nice to know: the verdict does not hang on it. */
  readonly aside?: true;
}

/** Rows before and after, or what is compared between the two clusters. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface StepRecord {
  readonly state: StepState;
  /** ISO 8601. */
  readonly at: string;
  /** Of a running step: when it began, or sent its last statement. */
  readonly since?: string;
  /** In the server's words where it spoke; the reason of a skipped step. */
  readonly message?: string;
  readonly cure?: string;
  readonly findings?: readonly Finding[];
  readonly table?: Table;
  /** A running step that waits for the server, and can be taken up again after a reload. */
  readonly waitsFor?: 'backup' | 'restart';
  /** What the clusters said when they were read last; it overrules what is remembered. */
  readonly truth?: Truth;
}

export interface Truth {
  readonly is: 'done' | 'not-done' | 'unknown';
  readonly text: string;
  readonly at: string;
}

/** What an hbase-site.xml says that a person has opened: judged then, by what was needed then. */
export interface SiteRecord {
  readonly file: string;
  /** By key. */
  readonly keys: Readonly<Record<string, Finding>>;
  /** About the file as a whole. */
  readonly others: readonly Finding[];
}

export const choiceNames = [
  'active',
  'passive',
  'bulkLoads',
  'sourceName',
  'confDir',
  'directory',
  'passiveDirectory',
  'inBackground',
  'validate',
  'backupId',
  'peerId',
  'target',
  'enabled',
  'serial',
  'peer',
  'keep',
] as const;
export type ChoiceName = (typeof choiceNames)[number];

/** Everything else that was found or chosen rests on these. */
export function isClusterChoice(name: ChoiceName): name is Side {
  return name === 'active' || name === 'passive';
}

/** As text; what is a matter of yes or no is `yes` or `no`. */
export type Choices = Readonly<Partial<Record<ChoiceName, string>>>;

/** What later steps need to know of earlier ones. */
export interface Memory {
  /** Names by which the report speaks of the clusters, should they be removed from the list. */
  readonly activeName?: string;
  readonly passiveName?: string;
  /** The active server's own clock, just before ENABLE_DATABASE_REPLICATION was sent: the backup has to begin after it. */
  readonly enabledAfter?: string;
  /** The highest BACKUP_ID before the backup was begun, or when replication was seen off: only later ones serve. */
  readonly lastBackupBefore?: string;
  /** As the answer to the asynchronous form names it. */
  readonly launchedBackup?: string;
  /** Of the last backup, for the passive side: it stands there until a person types another one. */
  readonly suggestedDirectory?: string;
  /** The passive had the same rows and tables before the restore was sent: they then prove nothing. Undefined where that is not known. */
  readonly lookedAlike?: boolean;
  /** STARTCODEs of the passive's servers before the restore; they change with a restart. */
  readonly startCodes?: string;
  /** The passive was out of reach since the restore: what answers afterwards has been restarted. */
  readonly seenDown?: boolean;
  /** The passive has been restarted since the restore, for certain. */
  readonly restarted?: boolean;
  /** ADD_PEER's second argument as it was sent: what LIST_PEERS is searched for where the passive's key cannot be read. */
  readonly sentTarget?: string;
}

export interface HistoryEntry {
  readonly step: StepId;
  readonly at: string;
  readonly cluster: string;
  readonly sql: string;
  /** `sent` until the answer is there. */
  readonly outcome: Outcome['kind'] | 'sent' | 'read';
  readonly message: string;
  readonly durationMs?: number;
  /** False for what only reads. */
  readonly changes?: boolean;
}

export interface SetUp {
  readonly version: 1;
  readonly id: string;
  readonly way: Way;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly open: StepId;
  readonly choices: Choices;
  readonly steps: Readonly<Partial<Record<StepId, StepRecord>>>;
  readonly memory: Memory;
  readonly sites?: Readonly<Partial<Record<Side, SiteRecord>>>;
  readonly history: readonly HistoryEntry[];
}

/** How it is to be done, whichever clusters it is about. */
const manner: Choices = { inBackground: 'yes', validate: 'yes', enabled: 'yes', serial: 'yes', bulkLoads: 'no' };

export function newSetUp(id: string, way: Way, choices: Choices, now: Date): SetUp {
  const at = now.toISOString();
  return {
    version: 1,
    id,
    way,
    createdAt: at,
    changedAt: at,
    open: 'choose',
    choices: { ...manner, ...choices },
    steps: {},
    memory: {},
    history: [],
  };
}

/** Nothing that was found, done or typed for one pair of clusters holds for another; what was sent stays written down. */
export function withCluster(setUp: SetUp, side: Side, id: string): SetUp {
  const { active, passive, ...others } = setUp.choices;
  const kept = Object.entries(others).filter(([name]) => name in manner);
  const choices: Choices = {
    ...Object.fromEntries(kept),
    ...(active !== undefined && { active }),
    ...(passive !== undefined && { passive }),
    [side]: id,
  };
  return { ...setUp, choices, steps: {}, memory: {}, sites: {} };
}

/** A cluster may be renamed since it was chosen: scripts find it by the name that it has now. */
export function withNames(setUp: SetUp, now: (side: Side) => string | undefined): SetUp {
  const { activeName, passiveName } = setUp.memory;
  const names = {
    ...(activeName !== undefined && { activeName: now('active') ?? activeName }),
    ...(passiveName !== undefined && { passiveName: now('passive') ?? passiveName }),
  };
  const isSame = names.activeName === activeName && names.passiveName === passiveName;
  return isSame ? setUp : { ...setUp, memory: { ...setUp.memory, ...names } };
}

export function recordOf({ steps, createdAt }: Pick<SetUp, 'steps' | 'createdAt'>, step: StepId): StepRecord {
  return steps[step] ?? { state: 'todo', at: createdAt };
}

export function chosen(setUp: Pick<SetUp, 'choices'>, name: ChoiceName): string {
  return setUp.choices[name]?.trim() ?? '';
}

export function isYes(setUp: Pick<SetUp, 'choices'>, name: ChoiceName): boolean {
  return setUp.choices[name] === 'yes';
}

/** True for a step that those behind it may build on. */
export function isSettled({ state }: StepRecord): boolean {
  return state === 'done' || state === 'warned' || state === 'by-hand' || state === 'skipped';
}
