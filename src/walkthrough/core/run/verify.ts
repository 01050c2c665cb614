/** Verify: reads both clusters, asks HBase for a few tables, and compares. */
import { readable } from '../../../clusters/reading';
import type { Readable } from '../../../clusters/session';
import { progressOf } from '../../../splice/outcomeOf';
import { planOf } from '../planOf';
import { enabledProcedure, progressProcedure } from '../readingPlans';
import { tablesToAsk } from '../tablesToAsk';
import { verdictOf, verify, type Asked } from '../verification';
import type { RunContext } from './context';
import { answerOf, sendReadings, type Answer } from './sendReadings';

export async function runVerify(context: RunContext): Promise<void> {
  const facts = await context.readFacts();
  const answers = await sendReadings(context, 'verify', planOf(context.setUp(), facts, 'verify'), facts);
  const progress = answerOf(answers, 'passive', progressProcedure);
  const asked: Asked = {
    enabled: await enabledStates(tablesToAsk(facts), answers),
    progress: progress && mapped(progress, (resultSet) => readable(progressOf({ resultSet }))),
  };
  const { findings, differences } = verify(context.setUp(), facts, asked);
  await context.emit({
    kind: 'ended',
    step: 'verify',
    outcome: verdictOf(findings),
    findings,
    ...(differences.rows.length > 0 && { table: differences }),
  });
}

/** They were asked in the order of the tables. */
async function enabledStates(
  tables: ReturnType<typeof tablesToAsk>,
  answers: readonly Answer[],
): Promise<Asked['enabled']> {
  const { enabledIn } = await import('../../../clusters/overviewReading');
  return answers
    .filter(({ item }) => item.kind === 'call' && item.procedure === enabledProcedure)
    .flatMap(({ result }, at) => {
      const table = tables[at];
      return table ? [{ table, enabled: mapped(result, enabledIn) }] : [];
    });
}

function mapped<T, U>(part: Readable<T>, arrange: (value: T) => Readable<U>): Readable<U> {
  return part.readable ? arrange(part.value) : part;
}
