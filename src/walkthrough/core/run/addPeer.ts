/** Add the peer: checked, added, and looked up in the list whatever the answer was. */
import { t } from '@vscode/l10n';
import type { Outcome } from '../../../splice/outcome';
import type { StepEnd } from '../advance';
import { reached } from '../facts';
import { chosen } from '../model';
import { judgePeer, type PeerJudgement } from '../passivePeer';
import { peerProblems } from '../peerProblems';
import type { PlannedCall } from '../plan';
import { planOf } from '../planOf';
import { Hindered, type RunContext } from './context';
import { agree, endOf, portOf, sendCall } from './send';
import { sendReadings } from './sendReadings';

export async function runAddPeer(context: RunContext): Promise<void> {
  const port = portOf(context, 'active');
  const facts = await context.readFacts();
  if (!reached(facts.active))
    throw new Hindered(
      facts.active && !facts.active.reached ? facts.active.reason : t('The active cluster has not been read.'),
    );
  const there = judgePeer(context.setUp(), facts);
  if (there && there.cure === undefined) {
    const message = t('{0} Nothing was sent.', there.text);
    await context.emit({ kind: 'ended', step: 'peer', outcome: { kind: 'warning', message } });
    return;
  }
  const [problem] = Object.values(peerProblems(context.setUp(), facts));
  if (problem !== undefined) throw new Hindered(problem);
  const items = planOf(context.setUp(), facts, 'peer');
  const item = items.find((planned): planned is PlannedCall => planned.kind === 'call' && planned.changes);
  if (!item) throw new Hindered(t('This release has no form of ADD_PEER that is known.'));
  await agree(context, 'peer', [item]);
  if (!there) await context.emit({ kind: 'remembered', memory: { sentTarget: chosen(context.setUp(), 'target') } });
  const outcome = await port.exclusively(there ? t('enabling the peer') : t('adding the peer'), () =>
    sendCall(context, 'peer', item),
  );
  const after = await context.readFacts();
  await sendReadings(context, 'peer', items, after);
  const listed = judgePeer(context.setUp(), after);
  await context.emit({ kind: 'ended', step: 'peer', ...judged(outcome, listed, item.procedure) });
}

/** An Error does not mean that the peer was not added: a later step of the call may have failed. */
function judged(outcome: Outcome, listed: PeerJudgement | undefined, procedure: string): StepEnd {
  if (!listed || (outcome.kind === 'success' && listed.cure === undefined)) return endOf(outcome, procedure);
  const { peer, text, cure } = listed;
  if (cure !== undefined) return { outcome: { kind: 'failure', message: `${outcome.message} ${text}` }, cure };
  if (outcome.kind === 'unknown') {
    return { outcome: { kind: 'success', message: t('No answer came, yet the peer is listed as {0}.', peer.id) } };
  }
  return { outcome: { kind: 'warning', message: `${outcome.message} ${text}` } };
}
