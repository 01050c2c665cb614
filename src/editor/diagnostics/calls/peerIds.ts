/** The number of a peer, against the peers that the cluster has now. A script may add or remove some before. */
import { t } from '@vscode/l10n';
import { isNumbered } from '../../../clusters/session';
import type { CallArgument } from '../../../sql/callArguments';
import type { ClusterFacts } from '../../core/facts';
import type { Finding } from '../finding';
import { clusterWords, finding, replacing, type CallCheck } from './parts';
import { argumentFor } from './spliceCall';

const mostOffered = 3;

export const peerId: CallCheck = (call) => {
  const { facts, procedure } = call;
  const argument = argumentFor(call, 'peerId');
  const id = argument && idOf(argument);
  if (!facts?.peers || !argument || id === undefined) return [];
  const peer = facts.peers.find((one) => one.id === id);
  if (procedure.name === 'ADD_PEER') return peer ? [taken(facts, argument, id)] : [];
  if (!peer) return [unknown(facts, argument, id, procedure.name)];
  if (procedure.name !== 'ENABLE_PEER' || !peer.enabled) return [];
  const message = t('As {0} stands, peer {1} is enabled already: the call does nothing.', clusterWords(facts), id);
  return [finding('no-effect', 'information', procedure, message)];
};

/** As the server reads it: whole, and out of a text. */
function idOf({ kind, value }: CallArgument): number | undefined {
  if (kind === 'number') return Math.trunc(Number(value));
  return kind === 'string' && /^\s*[+-]?\d+\s*$/.test(String(value)) ? Number(value) : undefined;
}

function taken(facts: ClusterFacts, argument: CallArgument, id: number): Finding {
  const ids = new Set(facts.peers?.map((peer) => peer.id));
  let free = 1;
  while (ids.has(free)) free += 1;
  const message = t(
    'As {0} stands, it has a peer {1} already, and the call fails. Choose another number.',
    clusterWords(facts),
    id,
  );
  const fixes = [replacing(t('Write {0}, the next free number', free), argument, String(free))];
  return finding('peer-id-taken', 'warning', argument, message, fixes);
}

function unknown(facts: ClusterFacts, argument: CallArgument, id: number, procedure: string): Finding {
  const message = [
    t('As {0} stands, it has no peer {1}.', clusterWords(facts), id),
    procedure === 'ENABLE_PEER' ? t('The call fails.') : undefined,
  ];
  const fixes = (facts.peers ?? [])
    .filter(isNumbered)
    .slice(0, mostOffered)
    .map((peer) => replacing(t('Write {0}, the peer {1}', peer.id, peer.clusterKey), argument, String(peer.id)));
  return finding('peer-unknown', 'warning', argument, message.filter((one) => one !== undefined).join(' '), fixes);
}
