/** A cluster of a lab as the settings have it, and the password that is typed for it. */
import type { Side } from '../labs/mariadb/cluster';
import type { LiveLab } from './liveLab';
import type { Workbench } from './workbench';

/** For the setting `spliceReplication.clusters`; the password is asked for once per window. */
export function labProfile(
  lab: Pick<LiveLab, 'settings' | 'owner'>,
  name = 'lab',
  side: Side = 'active',
): Record<string, unknown> {
  return {
    id: name,
    name,
    environment: 'test',
    transport: lab.settings(side),
    user: lab.owner.user,
    password: 'session',
  };
}

/** Opens the view and expands the cluster, which asks for the password. */
export async function connectLab(workbench: Workbench, lab: Pick<LiveLab, 'owner'>, name = 'lab'): Promise<void> {
  await workbench.openView('Splice Replication');
  await workbench.tree('Clusters').open([name]);
  await workbench.quickInput.enter(lab.owner.password);
  await workbench.tree('Clusters').row([name, 'Schemas']);
}
