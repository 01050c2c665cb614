/** What is wrong with the fields of the step that adds the peer, by field. */
import { t } from '@vscode/l10n';
import type { ClusterProfile } from '../../clusters/profile';
import {
  clusterKeyProblemText,
  largestPeerId,
  parseClusterKey,
  parsePeerId,
  sameClusterKey,
} from '../../splice/clusterKey';
import { parameterNames } from './signatures';
import { reached, type PairFacts } from './facts';
import { chosen, type SetUp } from './model';
import { judgePeer } from './passivePeer';

const sqlPort = 1527;

export type PeerFieldProblems = Partial<Record<'peerId' | 'target', string>>;

export function peerProblems(setUp: SetUp, facts: PairFacts): PeerFieldProblems {
  // It is there already: nothing of this is sent any more.
  if (judgePeer(setUp, facts)) return {};
  const peerId = idProblem(setUp, facts);
  const target = targetProblem(setUp, facts);
  return { ...(peerId !== undefined && { peerId }), ...(target !== undefined && { target }) };
}

function idProblem(setUp: SetUp, facts: PairFacts): string | undefined {
  const id = parsePeerId(chosen(setUp, 'peerId'));
  if (id === undefined) return t('A peer id is a whole number from 0 to {0}.', largestPeerId);
  const peers = reached(facts.active)?.overview.peers;
  return peers?.readable && peers.value.some((peer) => peer.id === id) ? t('Peer {0} exists already.', id) : undefined;
}

function targetProblem(setUp: SetUp, facts: PairFacts): string | undefined {
  const text = chosen(setUp, 'target');
  const active = reached(facts.active)?.overview;
  if (asksForAddress(facts)) {
    const port = Number(/^[A-Za-z0-9_.-]+:(\d{1,5})$/.exec(text)?.[1]);
    return port >= 1 && port <= 65_535
      ? undefined
      : t('This release asks for host and port of the passive cluster’s SQL server, as in west.example:1527.');
  }
  const reading = parseClusterKey(text);
  if ('problem' in reading) return clusterKeyProblemText(reading.problem);
  if (active?.clusterKey.readable && sameClusterKey(text, active.clusterKey.value))
    return t('This is the key of the active cluster itself.');
  const taken = active?.peers.readable && active.peers.value.find(({ clusterKey }) => sameClusterKey(clusterKey, text));
  if (taken) return t('Peer {0} has this key already.', taken.id);
  const passive = reached(facts.passive)?.overview.clusterKey;
  return passive?.readable && !sameClusterKey(text, passive.value)
    ? t('The passive cluster itself says that its key is {0}.', passive.value)
    : undefined;
}

/** Host and SQL port by which the profile reaches it; undefined where that stands elsewhere, as in a DSN. */
export function addressOf(profile: Pick<ClusterProfile, 'transport'> | undefined): string | undefined {
  switch (profile?.transport.kind) {
    case undefined:
      return undefined;
    case 'sample':
      return `${profile.transport.side}-rs1.sample:${sqlPort}`;
    case 'drda':
    case 'odbc': {
      const { host, port = sqlPort } = profile.transport;
      return host === undefined ? undefined : `${host}:${port}`;
    }
  }
}

/** The form of two early releases, whose second argument is an SQL address. */
export function asksForAddress(facts: PairFacts): boolean {
  const active = reached(facts.active)?.overview;
  return active !== undefined && parameterNames(active, 'ADD_PEER').includes('hostAndPort');
}
