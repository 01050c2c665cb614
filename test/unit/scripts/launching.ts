/** Runs whole scripts on live sessions, without VS Code. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunAudit } from '../../../src/clusters/audit';
import type { ClusterSession } from '../../../src/clusters/session';
import { launch, type LaunchParts, type Launched } from '../../../src/scripts/launch';
import { planned } from '../../../src/scripts/planned';
import type { Run, RunStatement, RunTarget } from '../../../src/scripts/run';
import { readScript, type TargetName } from '../../../src/scripts/script';
import type { SqlValue } from '../../../src/connection/connection';

export interface ScriptClusters {
  readonly active: ClusterSession;
  readonly passive: ClusterSession;
}

export interface LaunchOptions extends Partial<Pick<LaunchParts, 'confirm' | 'audit'>> {
  readonly stopOnWarning?: boolean;
  readonly values?: Map<string, SqlValue>;
}

export const silentAudit: RunAudit = {
  runStarted: () => Promise.resolve(),
  runEnded: () => Promise.resolve(),
};

export function targetOf({ profile: { id, name, environment } }: ClusterSession): RunTarget {
  return { id, name, environment };
}

/** Throws for a script with problems. Roles are the two clusters; a file is bound to the active one. */
export async function start(script: string, clusters: ScriptClusters, options: LaunchOptions = {}): Promise<Launched> {
  const all = [clusters.active, clusters.passive];
  const find = (name: TargetName): RunTarget | string => {
    if (name.kind === 'role') return targetOf(clusters[name.role]);
    if (name.kind === 'bound') return targetOf(clusters.active);
    const found = all.find(({ profile }) => profile.name === name.name);
    return found ? targetOf(found) : `no cluster ${name.name}`;
  };
  const { steps, problems } = planned(readScript(script, undefined, options.values?.keys()), find);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return launch(
    {
      clusters: { find: (id) => all.find(({ profile }) => profile.id === id) },
      audit: options.audit ?? silentAudit,
      confirm: options.confirm ?? (() => Promise.resolve('go-on')),
      now: () => new Date(),
      sleep: (milliseconds, signal) => sleep(Math.min(milliseconds, 100), undefined, { signal }).catch(() => undefined),
      restartDeadlineMs: 30_000,
      warn: (text) => {
        throw new Error(text);
      },
    },
    {
      title: 'script.sql',
      script,
      steps,
      lineAt: (offset) => script.slice(0, offset).split('\n').length - 1,
      stopOnWarning: options.stopOnWarning ?? false,
      values: options.values ?? new Map<string, SqlValue>(),
    },
  );
}

/** @param watch called with each step as it begins; what it throws fails the test */
export async function runToEnd(
  script: string,
  clusters: ScriptClusters,
  options?: LaunchOptions,
  watch?: (step: RunStatement) => Promise<void>,
): Promise<Run> {
  const { run, ended } = await start(script, clusters, options);
  const watching: Promise<void>[] = [];
  const begun = new Set<number>();
  run.onDidChange((step) => {
    if (!watch || step?.outcome !== 'running' || begun.has(step.index)) return;
    begun.add(step.index);
    watching.push(watch(step));
  });
  await ended;
  await Promise.all(watching);
  await ended;
  return run;
}

/** `active success: message`, one line for each step. */
export function told(run: Run): readonly string[] {
  return run.statements.map(({ target, outcome, message }) => `${target.name} ${outcome}: ${message}`);
}
