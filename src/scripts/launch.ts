/** Starts a run: holds the clusters that it changes, audits its beginning and end, and reads afterwards what it changed. */
import { randomUUID } from 'node:crypto';
import { t } from '@vscode/l10n';
import type { RunAudit } from '../clusters/audit';
import type { ClusterSession, Clusters } from '../clusters/session';
import { isRefusal } from '../clusters/reading';
import { ConnectionFailure } from '../connection/failure';
import { boundStatement } from './bind';
import { carryOut, type EngineOptions } from './engine';
import { signOfLife } from './signOfLife';
import { waiting, type PlannedStep } from './planned';
import type { ScriptPorts } from './ports';
import { RecordedRun } from './recordedRun';
import { waitForAnswer, type RestartWait } from './restart';
import type { Run, RunTarget } from './run';
import { statementKind } from './statementKind';

export interface LaunchParts extends Pick<ScriptPorts, 'confirm' | 'now'> {
  readonly clusters: Pick<Clusters, 'find'>;
  readonly audit: RunAudit;
  readonly sleep: RestartWait['sleep'];
  /** Milliseconds that `@wait-for-restart` waits at most. */
  readonly restartDeadlineMs: number;
  /** For what goes wrong beside the run. */
  readonly warn: (text: string) => void;
}

export interface LaunchRequest extends EngineOptions {
  readonly title: string;
  readonly uri?: string;
  /** The text of the part that is run, with the directive that chooses its target where that stands above it. */
  readonly script: string;
  readonly steps: readonly PlannedStep[];
  readonly lineAt: (offset: number) => number;
}

export interface Launched {
  readonly run: Run;
  /** Resolves when the run has ended and what it changed was read again. */
  readonly ended: Promise<void>;
}

/** This user may not call it (42504), or there is no such procedure (42Y03): the server looked. */
const meansUp: readonly string[] = ['42504', '42Y03'];

/** Clusters as they are when the run begins: one whose settings change meanwhile stays what it was to the end of the run. */
type Sessions = ReadonlyMap<string, ClusterSession>;

/** Rejects, nothing being sent, where a cluster is busy or the audit file cannot be written. */
export async function launch(parts: LaunchParts, request: LaunchRequest): Promise<Launched> {
  const { title, uri, steps, lineAt } = request;
  const run = new RecordedRun({
    id: randomUUID(),
    title,
    ...(uri !== undefined && { uri }),
    startedAt: parts.now(),
    statements: waiting(steps, lineAt),
  });
  const sessions = sessionsOf(parts.clusters, steps);
  const changed = changedTargets(steps).flatMap(({ id: target }) => sessions.get(target) ?? []);
  let whole: Promise<void> = Promise.resolve();
  await new Promise<void>((begun, refused) => {
    whole = holding(changed, t('script {0}', title), async () => {
      const { id, startedAt, statements } = run;
      const { script } = request;
      await parts.audit.runStarted({ id, title, ...(uri !== undefined && { uri }), startedAt, statements, script });
      begun();
      await carryOut(run, steps, portsOf(parts, sessions), request);
    });
    whole.catch(refused);
  });
  return { run, ended: whole.then(() => noteEnd(parts, run)).then(() => readAgain(changed)) };
}

/** The clusters that get a statement which may change something. */
export function changedTargets(steps: readonly PlannedStep[]): readonly RunTarget[] {
  const targets = new Map<string, RunTarget>();
  for (const step of steps) {
    if (step.kind !== 'statement' || step.transaction) continue;
    const nulls = new Map(step.lets.map((name) => [name, null]));
    const bound = boundStatement({ ...step, named: [] }, nulls);
    if (!('sql' in bound) || statementKind(bound.sql).changes) targets.set(step.target.id, step.target);
  }
  return [...targets.values()];
}

function sessionsOf(clusters: Pick<Clusters, 'find'>, steps: readonly PlannedStep[]): Sessions {
  const ids = [...new Set(steps.map(({ target }) => target.id))];
  return new Map(
    ids.flatMap((id) => {
      const session = clusters.find(id);
      return session ? [[id, session]] : [];
    }),
  );
}

/** One inside the other; what was held is let go when the next one is busy. */
async function holding<T>(
  [first, ...others]: readonly ClusterSession[],
  what: string,
  body: () => Promise<T>,
  holder = {},
): Promise<T> {
  return first ? first.exclusively(what, () => holding(others, what, body, holder), holder) : body();
}

function portsOf(parts: LaunchParts, sessions: Sessions): ScriptPorts {
  const { confirm, now, sleep, restartDeadlineMs } = parts;
  const session = ({ id, name }: RunTarget): ClusterSession => {
    const found = sessions.get(id);
    if (found) return found;
    throw new ConnectionFailure(t('The cluster {0} is not configured any more.', name), {
      kind: 'closed',
      fate: 'not-run',
    });
  };
  return {
    confirm,
    now,
    openLine: async (target, signal) => session(target).openScriptLine({ signal }),
    waitForRestart: async (target, signal, worksStill) => {
      const cluster = session(target);
      await waitForAnswer({
        name: target.name,
        ...(worksStill && { worksStill }),
        answers: () => answersAgain(cluster, signal),
        sleep,
        now: () => now().getTime(),
        deadlineMs: restartDeadlineMs,
        signal,
      });
    },
  };
}

/** On new lines: those from before the restart are dead. A cluster that is being restored takes connections, on some platforms, and refuses every statement. */
async function answersAgain(cluster: ClusterSession, signal: AbortSignal): Promise<void> {
  await cluster.disconnect();
  await cluster.connect({ signal });
  try {
    await cluster.query(signOfLife, [], { signal });
  } catch (error) {
    if (isRefusal(error) && meansUp.includes(error.sqlState)) return;
    await cluster.disconnect();
    throw error;
  }
}

async function noteEnd({ audit, warn }: LaunchParts, run: Run): Promise<void> {
  try {
    await audit.runEnded({ id: run.id, state: run.state, statements: run.statements });
  } catch (error) {
    warn(t('The end of the run could not be written to the audit file: {0}', String(error)));
  }
}

/** For the tree: whoever is out of reach now tells so there. */
async function readAgain(sessions: readonly ClusterSession[]): Promise<void> {
  await Promise.allSettled(
    sessions.map(async (session) => {
      if (session.status.kind !== 'connected') return;
      await session.refreshOverview();
      if (session.contents) await session.readContents();
    }),
  );
}
