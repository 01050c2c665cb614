/** The second argument of ADD_PEER: a cluster key, or in two releases an address. */
import { t } from '@vscode/l10n';
import {
  clusterKeyProblemText,
  parseClusterKey,
  sameClusterKey,
  type ClusterKeyProblem,
} from '../../../splice/clusterKey';
import type { CallArgument } from '../../../sql/callArguments';
import type { Finding, FindingFix } from '../finding';
import { clusterWords, finding, quoted, replacing, type CallCheck } from './parts';
import { argumentFor, stringOf, type SpliceCall } from './spliceCall';

const mostOffered = 3;
/** What stands for something that is still to be filled in: not a matter of keys. */
const placeholder = /[<>[\]{}$…]|\.\.\./;

export const clusterKey: CallCheck = (call) => {
  const argument = argumentFor(call, 'clusterKey');
  const key = stringOf(argument);
  if (!argument || key === undefined || placeholder.test(key)) return [];
  const reading = parseClusterKey(key);
  if ('key' in reading) return known(call, argument, key);
  // Asterisks and quotes come from copying, whatever the argument; they are found elsewhere.
  if (reading.problem === 'quote-or-emphasis') return [];
  const severity = reading.problem === 'empty' || call.isBound ? 'error' : 'warning';
  const message = t('This is no cluster key. {0}', clusterKeyProblemText(reading.problem));
  const fixes = [...mended(argument, key, reading.problem), ...otherKeys(call, argument)];
  return [finding('cluster-key', severity, argument, message, fixes)];
};

export const hostAndPort: CallCheck = (call) => {
  const argument = argumentFor(call, 'hostAndPort');
  const address = stringOf(argument);
  if (!argument || address === undefined || placeholder.test(address)) return [];
  if (/^\s*[\w.-]+:\d{1,5}\s*$/.test(address) || /[*'"`\u2018-\u201F]/.test(address)) return [];
  const message = t(
    'This release wants the host and SQL port of a server of the passive cluster, as in {0}.',
    'host:1527',
  );
  return [finding('peer-address', 'error', argument, message)];
};

function known(call: SpliceCall, argument: CallArgument, key: string): readonly Finding[] {
  const { facts } = call;
  if (!facts) return [];
  if (facts.ownKey !== undefined && sameClusterKey(facts.ownKey, key)) {
    const message = t('This is the key of {0} itself. Give the key of the passive cluster.', clusterWords(facts));
    return [finding('cluster-key-own', 'error', argument, message, otherKeys(call, argument))];
  }
  const peer = facts.peers?.find((one) => sameClusterKey(one.clusterKey, key));
  if (!peer) return [];
  const message = t('As {0} stands, its peer {1} is this cluster already.', clusterWords(facts), peer.id);
  return [finding('cluster-key-taken', 'warning', argument, message)];
}

/** What can only have been meant. The port is a guess. */
function mended(argument: CallArgument, key: string, problem: ClusterKeyProblem): readonly FindingFix[] {
  const text = key.trim();
  const closer = problem === 'blank-inside' ? text.replace(/\s+/g, '') : text;
  const withSlash = closer.replace(
    /(:\d{1,5})(?::(?=[A-Za-z])|(?=\/))([^:,]*)$/,
    (_, port: string, node: string) => `${port}:/${node.replace(/^\//, '')}`,
  );
  const withPort = problem === 'no-port' ? withSlash.replace(/:(\/[^:]*)$/, ':2181:$1') : withSlash;
  if (withPort === text || !('key' in parseClusterKey(withPort))) return [];
  return [replacing(t('Write {0}', withPort), argument, quoted(withPort), problem !== 'no-port')];
}

function otherKeys({ facts }: SpliceCall, argument: CallArgument): readonly FindingFix[] {
  const { clusterKeys = [], ownKey } = facts ?? {};
  return clusterKeys
    .filter(({ key }) => ownKey === undefined || !sameClusterKey(ownKey, key))
    .slice(0, mostOffered)
    .map(({ name, key }) => replacing(t('Take the key of {0}', name), argument, quoted(key)));
}
