/** Leave out: one call after another below the whole database; the first that fails ends it, and the rows tell where it stands. */
import { t } from '@vscode/l10n';
import type { StepEnd } from '../advance';
import type { PairFacts } from '../facts';
import { contentsOf } from '../likeness';
import type { Finding, Table } from '../model';
import type { PlannedCall } from '../plan';
import { planOf } from '../planOf';
import { narrowingActions } from '../narrowing';
import { preflightOf } from '../preflight';
import { Hindered, type RunContext } from './context';
import { changes } from './enable';
import { agree, endOf, portOf, sendCall } from './send';

export async function runNarrow(context: RunContext): Promise<void> {
  const port = portOf(context, 'active');
  const { items, findings } = planned(context, await context.readFacts());
  if (items.length === 0) {
    const message = t('Only what was named is replicated already; nothing was sent.');
    await context.emit({ kind: 'ended', step: 'narrow', outcome: { kind: 'warning', message } });
    return;
  }
  if (findings.some(({ level }) => level === 'fail')) {
    const message = t('Nothing was sent: the call would fail over what is listed here.');
    await context.emit({ kind: 'hindered', step: 'narrow', message, findings });
    return;
  }
  await agree(context, 'narrow', items);
  await port.exclusively(t('leaving schemas and tables out'), async () => {
    const before = await context.readFacts();
    if (JSON.stringify(planned(context, before)) !== JSON.stringify({ items, findings }))
      throw new Hindered(t('What has to be left out has changed since it was shown. Look at it, then run this again.'));
    const end = await sendAll(context, items);
    const table = rowChanges(before, await context.readFacts());
    await context.emit({ kind: 'ended', step: 'narrow', ...end, findings, ...(table && { table }) });
  });
}

interface Planned {
  readonly items: readonly PlannedCall[];
  /** Over what the calls would stumble. */
  readonly findings: readonly Finding[];
}

function planned(context: RunContext, facts: PairFacts): Planned {
  const narrowing = narrowingActions(context.setUp(), facts);
  if (narrowing.kind === 'cannot') throw new Hindered(narrowing.reason);
  const contents = contentsOf(facts, 'active');
  return {
    items: planOf(context.setUp(), facts, 'narrow').filter((item): item is PlannedCall => item.kind === 'call'),
    findings: contents ? preflightOf(contents, narrowing.actions) : [],
  };
}

async function sendAll(context: RunContext, items: readonly PlannedCall[]): Promise<StepEnd> {
  for (const item of items) {
    const outcome = await sendCall(context, 'narrow', item);
    if (outcome.kind === 'failure' || outcome.kind === 'unknown') return endOf(outcome, item.procedure);
  }
  const names = items.map(({ values }) => values.map(String).join('.'));
  const message = t('Left out: {0}', names.join(', '));
  return { outcome: { kind: 'success', message } };
}

/** Undefined where one of the readings failed. */
function rowChanges(before: PairFacts, after: PairFacts): Table | undefined {
  const [old, now] = [contentsOf(before, 'active')?.rows, contentsOf(after, 'active')?.rows];
  return old?.readable && now?.readable ? changes(old.value, now.value) : undefined;
}
