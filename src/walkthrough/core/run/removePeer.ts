/** Remove the peer, and look whether it is gone: the memory platform answers Success for any number. */
import { t } from '@vscode/l10n';
import { parseKnownPeerId } from '../../../splice/clusterKey';
import { reached } from '../facts';
import { chosen } from '../model';
import type { PlannedCall } from '../plan';
import { planOf } from '../planOf';
import { Hindered, type RunContext } from './context';
import { agree, endOf, portOf, sendCall } from './send';
import { sendReadings } from './sendReadings';

export async function runRemovePeer(context: RunContext): Promise<void> {
  const port = portOf(context, 'active');
  const id = parseKnownPeerId(chosen(context.setUp(), 'peer'));
  if (id === undefined) throw new Hindered(t('Choose the peer.'));
  const facts = await context.readFacts();
  const peers = reached(facts.active)?.overview.peers;
  if (!peers)
    throw new Hindered(
      facts.active && !facts.active.reached ? facts.active.reason : t('The active cluster has not been read.'),
    );
  if (peers.readable && !peers.value.some((peer) => peer.id === id)) {
    throw new Hindered(t('There is no peer {0}; nothing was sent.', id));
  }
  const items = planOf(context.setUp(), facts, 'remove');
  const item = items.find((planned): planned is PlannedCall => planned.kind === 'call' && planned.changes);
  if (!item) return;
  await agree(context, 'remove', [item]);
  const outcome = await port.exclusively(t('removing the peer'), () => sendCall(context, 'remove', item));
  const after = await context.readFacts();
  await sendReadings(context, 'remove', items, after);
  const left = reached(after.active)?.overview.peers;
  const there = left?.readable ? left.value.some((peer) => peer.id === id) : undefined;
  if (outcome.kind === 'success' && there === true) {
    const message = t('{0}, yet the peer is still listed.', outcome.message);
    await context.emit({ kind: 'ended', step: 'remove', outcome: { kind: 'failure', message } });
    return;
  }
  await context.emit({ kind: 'ended', step: 'remove', ...endOf(outcome, item.procedure) });
}
