/** Cluster keys: `host1,host2:2181:/hbase`, the ZooKeeper quorum, its port and the znode of HBase, as GET_CLUSTER_KEY returns them. */
import { t } from '@vscode/l10n';

export interface ClusterKey {
  /** In the order written; a host may bring a port of its own. */
  readonly hosts: readonly ZooKeeperHost[];
  readonly znode: string;
}

export interface ZooKeeperHost {
  readonly host: string;
  readonly port: number;
}

export type ClusterKeyProblem =
  'empty' | 'blank-inside' | 'quote-or-emphasis' | 'no-znode' | 'znode' | 'no-port' | 'port' | 'host';

export type ClusterKeyReading = { readonly key: ClusterKey } | { readonly problem: ClusterKeyProblem };

/** The quorum may end in one port for all hosts, or each host may have its own: the server writes both. */
export function parseClusterKey(text: string): ClusterKeyReading {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'empty' };
  if (/[*'"`\u2018-\u201F]/.test(trimmed)) return { problem: 'quote-or-emphasis' };
  if (/\s/.test(trimmed)) return { problem: 'blank-inside' };
  const split = trimmed.lastIndexOf(':');
  const znode = trimmed.slice(split + 1);
  if (split < 0 || !trimmed.includes('/')) return { problem: 'no-znode' };
  if (!/^(\/[^/:,]+)+$/.test(znode)) return { problem: 'znode' };
  return hostsOf(trimmed.slice(0, split), znode);
}

function hostsOf(quorum: string, znode: string): ClusterKeyReading {
  const last = /:([^:,]*)$/.exec(quorum)?.[1];
  if (last === undefined) return { problem: 'no-port' };
  const hosts: ZooKeeperHost[] = [];
  for (const part of quorum.split(',')) {
    const [host = '', port = last, ...rest] = part.split(':');
    if (!/^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?$/.test(host) || rest.length > 0) return { problem: 'host' };
    if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) return { problem: 'port' };
    hosts.push({ host, port: Number(port) });
  }
  return { key: { hosts, znode } };
}

/** What is wrong with a key, as a sentence for people. */
export function clusterKeyProblemText(problem: ClusterKeyProblem): string {
  switch (problem) {
    case 'empty':
      return t('Give the cluster key of the passive cluster.');
    case 'blank-inside':
      return t('A cluster key has no blanks inside.');
    case 'quote-or-emphasis':
      return t('Quotes and asterisks do not belong to the key: they come from copying out of a document.');
    case 'no-znode':
      return t('The znode is missing at the end, as in :/hbase.');
    case 'znode':
      return t('The znode at the end begins with a slash, as in :/hbase.');
    case 'no-port':
      return t('The port of ZooKeeper is missing, as in host:2181:/hbase.');
    case 'port':
      return t('A port is a number from 1 to 65535.');
    case 'host':
      return t('Write the hosts of the quorum with commas between them, as in host1,host2:2181:/hbase.');
  }
}

/** True when two keys name the same cluster: hosts in any order and any case, texts equal where one is no key. */
export function sameClusterKey(one: string, other: string): boolean {
  return canonicalClusterKey(one) === canonicalClusterKey(other);
}

/** The same text for every way of writing a key; what is no key is taken as it stands. */
export function canonicalClusterKey(text: string): string {
  const reading = parseClusterKey(text);
  return 'problem' in reading ? text.trim() : canonical(reading.key);
}

function canonical({ hosts, znode }: ClusterKey): string {
  const names = hosts.map(({ host, port }) => `${host.toLowerCase()}:${port}`);
  return `${[...new Set(names)].sort().join(',')}:${znode}`;
}

export const smallestPeerId = 0;
/** SMALLINT's largest. The server takes negative ids too; nobody wants them. */
export const largestPeerId = 32_767;

/** Undefined when the text is no id that a person should give a peer. */
export function parsePeerId(text: string): number | undefined {
  const id = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : NaN;
  return id >= smallestPeerId && id <= largestPeerId ? id : undefined;
}

/** For a peer that is there already, whose id may be any SMALLINT. */
export function parseKnownPeerId(text: string): number | undefined {
  const id = /^\s*-?\d{1,5}\s*$/.test(text) ? Number(text) : NaN;
  return id >= -32_768 && id <= largestPeerId ? id : undefined;
}
