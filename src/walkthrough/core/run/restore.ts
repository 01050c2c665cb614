/** Restore: the backup is checked as the passive sees it, then restored; what follows is a restart. */
import { t } from '@vscode/l10n';
import { reached } from '../facts';
import { isAlike, likenessOf } from '../likeness';
import { chosen } from '../model';
import type { PlannedCall } from '../plan';
import { planOf } from '../planOf';
import { Hindered, type RunContext } from './context';
import { startCodesOf, waitForRestart } from './restart';
import { agree, backupIdOf, endOf, portOf, sendCall } from './send';

export async function runRestore(context: RunContext): Promise<void> {
  const port = portOf(context, 'passive');
  if (chosen(context.setUp(), 'passiveDirectory') === '')
    throw new Hindered(t('Give the directory as the passive cluster sees it.'));
  if (backupIdOf(context) === undefined)
    throw new Hindered(t('Give the number of the backup: BACKUP_ID in SYS.SYSBACKUP of the active cluster.'));
  const facts = await context.readFacts();
  if (!reached(facts.passive))
    throw new Hindered(
      facts.passive && !facts.passive.reached ? facts.passive.reason : t('The passive cluster has not been read.'),
    );
  const calls = planOf(context.setUp(), facts, 'restore').filter((item): item is PlannedCall => item.kind === 'call');
  await agree(context, 'restore', calls);
  const likeness = likenessOf(facts);
  const startCodes = await startCodesOf(port);
  await context.emit({
    kind: 'remembered',
    memory: {
      lookedAlike: likeness && isAlike(likeness),
      seenDown: false,
      restarted: false,
      startCodes: startCodes ?? '',
    },
  });
  await port.exclusively(t('restoring'), async () => {
    for (const item of calls) {
      const outcome = await sendCall(context, 'restore', item);
      if (outcome.kind === 'failure') {
        await context.emit({ kind: 'ended', step: 'restore', ...endOf(outcome, item.procedure) });
        return;
      }
      if (!item.changes) continue;
      // A line that breaks here is to be expected; whether it was restored shows after the restart.
      const message =
        outcome.kind === 'unknown'
          ? t('The connection ended during the restore, as it often does: {0}', outcome.message)
          : outcome.message;
      await context.emit({ kind: 'waits', step: 'restore', waitsFor: 'restart', message });
    }
  });
  if (context.setUp().steps.restore?.waitsFor === 'restart') await waitForRestart(context);
}
