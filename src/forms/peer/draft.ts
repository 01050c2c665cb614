/** The add-peer form's fields as text, and what is wrong with them. Pure: runs in the webview too. */
import { t } from '@vscode/l10n';
import {
  clusterKeyProblemText,
  largestPeerId,
  parseClusterKey,
  parsePeerId,
  sameClusterKey,
} from '../../splice/clusterKey';

/** The parameters that ADD_PEER has in this cluster's release, by the catalogue's names. */
export type AddPeerParameter = 'peerId' | 'clusterKey' | 'hostAndPort' | 'enabled' | 'isSerial';

export interface PeerDraft {
  readonly id: string;
  /** Cluster key, or host and port where the release asks for that. */
  readonly target: string;
  readonly enabled: boolean;
  readonly serial: boolean;
}

export interface PeerContext {
  readonly parameters: readonly AddPeerParameter[];
  readonly takenIds: readonly (number | string)[];
  readonly takenKeys: readonly string[];
  /** Of the cluster that the peer is added to; a cluster is no peer of its own. */
  readonly ownKey: string | undefined;
}

export type PeerProblems = Partial<Record<'id' | 'target', string>>;

export function problemsOf(draft: PeerDraft, context: PeerContext): PeerProblems {
  const id = idProblem(draft.id, context.takenIds);
  const target = context.parameters.includes('hostAndPort')
    ? addressProblem(draft.target)
    : keyProblem(draft.target, context);
  return { ...(id === undefined ? {} : { id }), ...(target === undefined ? {} : { target }) };
}

function idProblem(text: string, taken: PeerContext['takenIds']): string | undefined {
  const id = parsePeerId(text);
  if (id === undefined) return t('A peer id is a whole number from 0 to {0}.', largestPeerId);
  return taken.includes(id) ? t('Peer {0} exists already.', id) : undefined;
}

function keyProblem(text: string, { ownKey, takenKeys }: PeerContext): string | undefined {
  const reading = parseClusterKey(text);
  if ('problem' in reading) return clusterKeyProblemText(reading.problem);
  if (ownKey !== undefined && sameClusterKey(text, ownKey)) return t('This is the key of the active cluster itself.');
  return takenKeys.some((key) => sameClusterKey(key, text)) ? t('Another peer has this key already.') : undefined;
}

function addressProblem(text: string): string | undefined {
  const port = /^[A-Za-z0-9_.-]+:(\d{1,5})$/.exec(text.trim())?.[1];
  if (port !== undefined && Number(port) >= 1 && Number(port) <= 65_535) return undefined;
  return t('This release asks for host and port of the passive cluster’s SQL server, as in west.example:1527.');
}

/** The smallest id from 1 on that no peer has. */
export function nextFreeId(taken: PeerContext['takenIds']): number {
  let id = 1;
  while (taken.includes(id)) id += 1;
  return id;
}
