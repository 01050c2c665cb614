/** Leave out: one call after another below the whole database; the first that fails ends it, and the rows tell where it stands. */
import { t } from '@vscode/l10n';
import { callOf } from '../../../splice/replication/actionCall';
import type { PlannedCall } from '../plan';
import { planOf } from '../planOf';
import { narrowingActions } from '../narrowing';
import { Hindered, type RunContext } from './context';
import { changes } from './enable';
import { endOf, portOf, sendCall } from './send';

export async function runNarrow(context: RunContext): Promise<void> {
  const port = portOf(context, 'active');
  const facts = await context.readFacts();
  const narrowing = narrowingActions(context.setUp(), facts);
  if (narrowing.kind === 'cannot') throw new Hindered(narrowing.reason);
  const items = planOf(context.setUp(), facts, 'narrow').filter((item): item is PlannedCall => item.kind === 'call');
  if (items.length === 0) {
    const message = t('Only what was named is replicated already; nothing was sent.');
    await context.emit({ kind: 'ended', step: 'narrow', outcome: { kind: 'warning', message } });
    return;
  }
  await port.exclusively(t('leaving schemas and tables out'), async () => {
    const before = await port.readRows();
    for (const item of items) {
      const outcome = await sendCall(context, 'narrow', item);
      if (outcome.kind === 'success' || outcome.kind === 'warning') continue;
      await context.emit({ kind: 'ended', step: 'narrow', ...endOf(outcome, item.procedure) });
      return;
    }
    const after = await port.readRows();
    const table = before.readable && after.readable ? changes(before.value, after.value) : undefined;
    const message = t(
      'Left out: {0}',
      narrowing.actions.map((action) => callOf(action).arguments.join('.')).join(', '),
    );
    await context.emit({
      kind: 'ended',
      step: 'narrow',
      outcome: { kind: 'success', message },
      ...(table && { table }),
    });
  });
}
