/** Looks up what became of a step, and what is true of all of them: reading only. */
import type { PairFacts } from '../facts';
import { recordOf, stepsOf, type StepId } from '../model';
import { truthOf } from '../truth';
import { takeFoundBackup } from './backup';
import type { RunContext } from './context';

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
  const truth = truthOf(context.setUp(), facts, step);
  if (!truth) return;
  await context.emit({ kind: 'looked', step, truth });
  if (step === 'backup' && truth.is === 'done') await takeFoundBackup(context, facts);
}
