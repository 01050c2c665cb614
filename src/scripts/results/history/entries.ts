/** The audit's lines as a history: one entry for each change, with what became of it. */
import type { Environment } from '../../../clusters/profile';

export type HistoryOutcome = 'success' | 'warning' | 'failure' | 'unknown';

export interface HistoryEntry {
  /** Of the change; the same in all its lines. */
  readonly id: string;
  readonly time: Date;
  readonly cluster: { readonly id: string; readonly name: string; readonly environment: Environment };
  readonly sql: string;
  /** `unknown` also where the file tells of no outcome. */
  readonly outcome: HistoryOutcome;
  readonly message?: string;
  readonly durationMs?: number;
}

const environments: readonly unknown[] = ['development', 'test', 'production'];
const outcomes: readonly unknown[] = ['success', 'warning', 'failure', 'unknown'];

/** Joins the lines of each change as they come, newest line first; what is no line of the audit is passed over. */
export class EntryJoiner {
  readonly #outcomes = new Map<string, HistoryEntry>();

  /** The entry that this line completes: that of an `intent`, whose `outcome` stands further down and came before it. */
  take(line: string): HistoryEntry | undefined {
    const read = readLine(line);
    if (!read) return undefined;
    if (read.event === 'outcome') {
      this.#outcomes.set(read.entry.id, read.entry);
      return undefined;
    }
    const outcome = this.#outcomes.get(read.entry.id);
    this.#outcomes.delete(read.entry.id);
    return outcome ? { ...outcome, time: read.entry.time } : read.entry;
  }

  /** Outcomes whose intents stand in a file that was not read. */
  rest(): HistoryEntry[] {
    return [...this.#outcomes.values()];
  }
}

function readLine(line: string): { event: 'intent' | 'outcome'; entry: HistoryEntry } | undefined {
  const value = parsed(line);
  if (!isRecord(value)) return undefined;
  const { event, change, time, cluster, sql, outcome, message, durationMs } = value;
  if (event !== 'intent' && event !== 'outcome') return undefined;
  if (typeof change !== 'string' || typeof sql !== 'string' || typeof time !== 'string') return undefined;
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !isCluster(cluster)) return undefined;
  const entry: HistoryEntry = {
    id: change,
    time: at,
    cluster: { id: cluster.id, name: cluster.name, environment: cluster.environment },
    sql,
    outcome: isOutcome(outcome) ? outcome : 'unknown',
    ...(typeof message === 'string' ? { message } : {}),
    ...(typeof durationMs === 'number' ? { durationMs } : {}),
  };
  return { event, entry };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isCluster(value: unknown): value is HistoryEntry['cluster'] {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['name'] === 'string' &&
    environments.includes(value['environment'])
  );
}

function isOutcome(value: unknown): value is HistoryOutcome {
  return outcomes.includes(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
