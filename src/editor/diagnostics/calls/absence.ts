/** Procedures that the release of the cluster does not have, or lists although a call fails. */
import { t } from '@vscode/l10n';
import { hasUnknownReleases, type ProcedureDescription } from '../../../splice/procedures';
import { releasesText } from '../../../splice/procedures/documentation';
import type { ReleaseRange } from '../../../splice/release';
import { clusterWords, finding, type CallCheck } from './parts';

export const absentProcedure: CallCheck = ({ procedure, description, facts, isBound, forms }) => {
  if (!facts || !description || !isBound || forms.length > 0) return [];
  const message = [absence(description, clusterWords(facts)), insteadOf(description.name)];
  return [finding('procedure-absent', 'error', procedure, message.filter((one) => one !== undefined).join(' '))];
};

function absence({ name, forms }: ProcedureDescription, cluster: string): string {
  if (forms.some(hasUnknownReleases)) return t('{0} has no {1}. Which releases have it is not known.', cluster, name);
  const releases = releasesText(joined(forms.flatMap((form) => form.releases)));
  return t('{0} has no {1}; these releases have it: {2}.', cluster, name, releases);
}

export const brokenProcedure: CallCheck = ({ procedure, description, facts, form }) => {
  if (!facts || !description || form?.broken !== true) return [];
  const sound = description.forms.filter(({ broken }) => broken !== true).flatMap(({ releases }) => releases);
  return [
    finding(
      'procedure-broken',
      'error',
      procedure,
      t(
        '{0} lists {1}, but its code is missing there and the call fails. It works in {2}.',
        clusterWords(facts),
        description.name,
        releasesText(joined(sound)),
      ),
    ),
  ];
};

/** In order, and those that follow on each other as one: forms are not what is asked for. */
function joined(ranges: readonly ReleaseRange[]): readonly ReleaseRange[] {
  const sorted = [...ranges].sort((one, other) => one.line.localeCompare(other.line) || one.from - other.from);
  return sorted.reduce<readonly ReleaseRange[]>((all, range) => {
    const last = all.at(-1);
    if (last?.line !== range.line || last.to === undefined || last.to + 1 < range.from) return [...all, range];
    const { line, from } = last;
    return [...all.slice(0, -1), { line, from, ...(range.to !== undefined && { to: range.to }) }];
  }, []);
}

/** What to do where there is no such procedure; undefined where nothing takes its place. */
function insteadOf(name: string): string | undefined {
  switch (name) {
    case 'ENABLE_SCHEMA_REPLICATION':
    case 'ENABLE_DATABASE_REPLICATION':
      return t('Turn replication on table by table: {0}.', 'ENABLE_TABLE_REPLICATION');
    case 'DISABLE_SCHEMA_REPLICATION':
    case 'DISABLE_DATABASE_REPLICATION':
      return t('Turn replication off table by table: {0}.', 'DISABLE_TABLE_REPLICATION');
    case 'GET_CLUSTER_KEY':
      return t('Write the key from its configuration: the ZooKeeper hosts, their port and the node of HBase.');
    case 'REPLICATION_ENABLED':
      return t('Read SYS.SYSREPLICATION where there is one: it tells what was asked for, not what HBase does.');
    case 'SETUP_REPLICATION_SINK':
    case 'SETUP_REPLICATION_SINK_LOCAL':
    case 'SHUTDOWN_REPLICATION_SINK':
    case 'SHUTDOWN_REPLICATION_SINK_LOCAL':
      return t('A passive cluster of this release is prepared by its configuration; there is nothing to call.');
    default:
      return undefined;
  }
}
