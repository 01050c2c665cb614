/** Which Java class of the lab plays which procedure; their parameters are those of the release. */
import type { LabRelease } from '../mariadb/releases';
import { systemSchemas } from '../mariadb/releases';
import { proceduresOf } from '../mariadb/sql/installation';
import { joinFields } from './controlLine';

const CLASSES: readonly (readonly [javaClass: string, names: RegExp])[] = [
  ['Sinks', /_REPLICATION_SINK/],
  ['Peers', /PEER|CLUSTER_KEY/],
  ['Roles', /_REPLICATION_ROLE$/],
  ['Scopes', /^(EN|DIS)ABLE_(TABLE|SCHEMA|DATABASE)_REPLICATION$/],
  ['Backups', /BACKUP|RESTORE/],
  ['Servers', /^SYSCS_/],
  ['Inspection', /./],
];

/** Two of them say the same with other words, hence have classes of their own. */
function classOf(name: string, release: LabRelease): string {
  const found = CLASSES.find(([, names]) => names.test(name))?.[0] ?? '';
  if (release === '2.8.0.2024' && found === 'Scopes') return 'Switches';
  return release === '3.0.0.1940' && name === 'ADD_PEER' ? 'PeersByAddress' : found;
}

/** What the `release` command of the lab's line wants. */
export function releaseFields(release: LabRelease): readonly string[] {
  const procedures = proceduresOf(release).map(({ name, parameters, resultSets = 1 }) =>
    joinFields([name, classOf(name, release), String(resultSets), ...parameters.flat()]),
  );
  return [release, systemSchemas(release).join(','), ...procedures];
}
