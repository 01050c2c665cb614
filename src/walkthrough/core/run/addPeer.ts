/** Add the peer: checked, added, and looked up in the list whatever the answer was. */
import { t } from '@vscode/l10n';
import type { Outcome } from '../../../splice/outcome';
import { reached } from '../facts';
import { listedText, type ListedPeer } from '../listedPeer';
import { chosen, isYes } from '../model';
import { peerProblems } from '../peerProblems';
import type { PlannedCall } from '../plan';
import { planOf } from '../planOf';
import { passivePeer } from '../truth';
import { Hindered, type RunContext } from './context';
import { endOf, portOf, sendCall } from './send';

export async function runAddPeer(context: RunContext): Promise<void> {
  const port = portOf(context, 'active');
  const facts = await context.readFacts();
  if (!reached(facts.active))
    throw new Hindered(
      facts.active && !facts.active.reached ? facts.active.reason : t('The active cluster has not been read.'),
    );
  const [problem] = Object.values(peerProblems(context.setUp(), facts));
  if (problem !== undefined) throw new Hindered(problem);
  const item = planOf(context.setUp(), facts, 'peer').find(
    (planned): planned is PlannedCall => planned.kind === 'call' && planned.changes,
  );
  if (!item) throw new Hindered(t('This release has no form of ADD_PEER that is known.'));
  await context.emit({ kind: 'remembered', memory: { sentTarget: chosen(context.setUp(), 'target') } });
  const outcome = await port.exclusively(t('adding the peer'), () => sendCall(context, 'peer', item));
  const found = passivePeer(context.setUp(), await context.readFacts());
  const listed = 'unreadable' in found ? undefined : found.peer;
  await context.emit({
    kind: 'ended',
    step: 'peer',
    ...endOf(judged(outcome, listed, isYes(context.setUp(), 'enabled')), item.procedure),
  });
}

/** An Error does not mean that the peer was not added: a later step of the call may have failed. */
function judged(outcome: Outcome, listed: ListedPeer | undefined, wantsEnabled: boolean): Outcome {
  if (!listed || outcome.kind === 'success') return outcome;
  if (listed.enabled === undefined && wantsEnabled)
    return { ...outcome, message: `${outcome.message} ${listedText(listed)}` };
  const asWanted = listed.enabled === true || !wantsEnabled;
  if (outcome.kind === 'unknown' && asWanted) {
    return { kind: 'success', message: t('No answer came, yet the peer is listed as {0}.', listed.id) };
  }
  return { kind: asWanted ? 'warning' : 'failure', message: `${outcome.message} ${listedText(listed)}` };
}
