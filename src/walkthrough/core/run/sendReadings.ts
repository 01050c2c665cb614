/** Sends what a plan reads and nobody has read yet, each statement written down with its answer; one that fails leaves the others to be asked. */
import type { ResultSet } from '../../../connection/connection';
import { readable, unreadable } from '../../../clusters/reading';
import type { Readable } from '../../../clusters/session';
import { messageOf, reached, type PairFacts } from '../facts';
import type { StepId } from '../model';
import { isStatement, type PlanItem, type PlannedStatement } from '../plan';
import type { RunContext } from './context';
import { noteRead, sendReading } from './send';

export interface Answer {
  readonly item: PlannedStatement;
  readonly result: Readable<ResultSet>;
}

/**
 * Of clusters that `facts` have reached: the others are told to be away already. What was sent to read these facts is written down as it
 * was answered then, and not sent again. Returns the answers of the others.
 */
export async function sendReadings(
  context: RunContext,
  step: StepId,
  items: readonly PlanItem[],
  facts: PairFacts,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const item of items) {
    if (!isStatement(item) || (item.kind === 'call' && item.changes) || !reached(facts[item.on])) continue;
    if (await noteRead(context, step, item, facts)) continue;
    try {
      answers.push({ item, result: readable(await sendReading(context, step, item)) });
    } catch (error) {
      context.signal.throwIfAborted();
      answers.push({ item, result: unreadable(messageOf(error)) });
    }
  }
  return answers;
}

/** The answer of a procedure on a cluster; undefined where it was not asked. */
export function answerOf(
  answers: readonly Answer[],
  on: PlannedStatement['on'],
  procedure: string,
): Readable<ResultSet> | undefined {
  return answers.find(({ item }) => item.kind === 'call' && item.on === on && item.procedure === procedure)?.result;
}
