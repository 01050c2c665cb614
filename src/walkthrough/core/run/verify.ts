/** Verify: reads both clusters, asks HBase for a few tables, and compares. */
import { t } from '@vscode/l10n';
import { readable, unreadable } from '../../../clusters/reading';
import { boundCall } from '../../../splice/call';
import { progressOf } from '../../../splice/outcomeOf';
import { messageOf, reached, type ReachedCluster } from '../facts';
import { hasProcedure } from '../signatures';
import { tablesToAsk, verify, type Asked } from '../verification';
import type { RunContext } from './context';

export async function runVerify(context: RunContext): Promise<void> {
  const facts = await context.readFacts();
  const [active, passive] = [reached(facts.active), reached(facts.passive)];
  const enabled: Asked['enabled'][number][] = [];
  for (const { schemaName, tableName } of active && hasProcedure(active.overview, 'REPLICATION_ENABLED')
    ? tablesToAsk(facts)
    : []) {
    const answer = context.port('active')?.readReplicationEnabled(schemaName, tableName, { signal: context.signal });
    const state = await answer?.catch((error: unknown) => unreadable(messageOf(error)));
    if (state) enabled.push({ table: `${schemaName}.${tableName}`, enabled: state });
  }
  const progress = await readProgress(context, passive);
  const { findings, differences } = verify(context.setUp(), facts, { enabled, progress });
  const failed = findings.filter(({ level }) => level === 'fail').length;
  const other = findings.filter(({ level }) => level === 'warn').length;
  const outcome =
    failed > 0
      ? ({ kind: 'failure', message: t('Checks that failed: {0}', failed) } as const)
      : other > 0
        ? ({ kind: 'success', message: t('The pair is set up, with things to know: {0}', other) } as const)
        : ({ kind: 'success', message: t('The pair replicates.') } as const);
  await context.emit({
    kind: 'ended',
    step: 'verify',
    outcome,
    findings,
    ...(differences.rows.length > 0 && { table: differences }),
  });
}

async function readProgress(context: RunContext, passive: ReachedCluster | undefined): Promise<Asked['progress']> {
  const name = 'GET_REPLICATION_PROGRESS';
  const port = context.port('passive');
  if (!passive || !port || !hasProcedure(passive.overview, name)) return undefined;
  try {
    const resultSet = await port.query(boundCall(name, 0), [], { signal: context.signal });
    return readable(progressOf({ resultSet }));
  } catch (error) {
    return unreadable(messageOf(error));
  }
}
