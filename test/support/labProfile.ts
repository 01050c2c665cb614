/** A cluster of the MariaDB lab as the settings have it, and the password that is typed for it. */
import type { MariaDbLab } from '../labs/mariadb/lab';
import type { Workbench } from './workbench';

/** For the setting `spliceReplication.clusters`; the password is asked for once per window. */
export function labProfile(lab: MariaDbLab, name = 'lab'): Record<string, unknown> {
  return {
    id: name,
    name,
    environment: 'test',
    transport: lab.settings('active'),
    user: lab.owner.user,
    password: 'session',
  };
}

/** Opens the view and expands the cluster, which asks for the password. */
export async function connectLab(workbench: Workbench, lab: MariaDbLab, name = 'lab'): Promise<void> {
  await workbench.openView('Splice Replication');
  await workbench.tree('Clusters').open([name]);
  await workbench.quickInput.enter(lab.owner.password);
  await workbench.tree('Clusters').row([name, 'Schemas']);
}
