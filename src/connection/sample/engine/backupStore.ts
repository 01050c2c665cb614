/** Where backups lie: directories that both clusters may reach. */
import type { Cluster } from './cluster';

export interface StoredBackup {
  readonly id: number;
  /** With scheme and host, see {@link fullAddress}. */
  readonly address: string;
  readonly image: Uint8Array;
  /** As SYS.SYSBACKUPITEMS names them, `SALES.ORDERS`. */
  readonly tables: readonly string[];
  /** Ids of the tables that replicated when it was made. */
  readonly replicating: ReadonlySet<string>;
  /** As the cluster's own. */
  readonly phantoms: ReadonlySet<string>;
}

export class BackupStore {
  private readonly stored: StoredBackup[] = [];

  add(backup: StoredBackup): void {
    this.stored.push(backup);
  }

  find(address: string, id: number): StoredBackup | undefined {
    return this.stored.find((backup) => backup.id === id && backup.address === address);
  }

  has(id: number): boolean {
    return this.stored.some((backup) => backup.id === id);
  }

  remove(id: number): void {
    const at = this.stored.findIndex((backup) => backup.id === id);
    if (at >= 0) this.stored.splice(at, 1);
  }
}

export function nameNode(cluster: Pick<Cluster, 'side'>): string {
  return `hdfs://${cluster.side}-nn.sample:8020`;
}

/**
 * A path without a scheme is on the cluster's own HDFS, so the passive reaches the active's backups only by their full address.
 * Undefined for what is no directory.
 */
export function fullAddress(cluster: Pick<Cluster, 'side'>, directory: string): string | undefined {
  const text = directory.trim().replace(/(?<=[^/])\/+$/, '');
  if (text.startsWith('/')) return nameNode(cluster) + text;
  const match = /^(hdfs|s3a?|maprfs|file):\/\/([^/]*)(\/.*)?$/i.exec(text);
  if (!match) return undefined;
  const [, scheme = '', host = '', path = ''] = match;
  if (scheme.toLowerCase() !== 'hdfs') return `${scheme.toLowerCase()}://${host}${path}`;
  return host === '' ? nameNode(cluster) + path : `hdfs://${host.replace(/:\d+$/, '')}:8020${path}`;
}
