/** Looks up what became of a step, and what is true of all of them: reading only. */
import { messageOf, reached, type PairFacts } from '../facts';
import { recordOf, stepsOf, type StepId } from '../model';
import { truthOf, type Answer } from '../truth';
import { highestId, runningNow, runningText, takeFoundBackup } from './backup';
import type { RunContext } from './context';
import { portOf } from './send';

export async function lookUp(context: RunContext, step: StepId): Promise<void> {
  await tell(context, await context.readFacts(), step);
}

/** On resume: what is true now instead of what is remembered. Steps that run are left alone. */
export async function lookUpAll(context: RunContext): Promise<void> {
  const facts = await context.readFacts();
  for (const step of stepsOf[context.setUp().way]) {
    if (recordOf(context.setUp(), step).state !== 'running') await tell(context, facts, step);
  }
}

async function tell(context: RunContext, facts: PairFacts, step: StepId): Promise<void> {
  const found = truthOf(context.setUp(), facts, step);
  if (!found) return;
  const isOpen = step === 'backup' && found.is === 'not-done' && recordOf(context.setUp(), step).state === 'unknown';
  const truth = (isOpen ? await stillRunning(context, facts) : undefined) ?? found;
  const before = recordOf(context.setUp(), step).state;
  await context.emit({ kind: 'looked', step, truth });
  const isUndone = before !== 'todo' && recordOf(context.setUp(), step).state === 'todo';
  if (step === 'enable' && isUndone) await forgetEnabling(context, facts);
  if (step === 'backup' && truth.is === 'done') await takeFoundBackup(context, facts);
}

/** It is off: whenever it is on again, no backup of until now began after that. */
async function forgetEnabling(context: RunContext, { active }: PairFacts): Promise<void> {
  const backups = reached(active)?.backups;
  const lastBackupBefore = backups && highestId(backups);
  await context.emit({ kind: 'remembered', memory: { enabledAfter: undefined, lastBackupBefore } });
}

/** A backup that runs is in no table yet. Undefined where none does, or the server cannot tell. */
async function stillRunning(context: RunContext, { active }: PairFacts): Promise<Answer | undefined> {
  const cluster = reached(active);
  if (!cluster) return undefined;
  try {
    const [running] = await runningNow(portOf(context, 'active'), cluster);
    return running && { is: 'unknown', text: runningText(running) };
  } catch (error) {
    return { is: 'unknown', text: messageOf(error) };
  }
}
