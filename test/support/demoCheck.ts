/** The demo, walked through by a machine: the sample clusters are opened, a table, a schema, a peer and the database switched, then a pair is set up. */
import type { Tree, TreeRow } from './tree';
import { eventually } from './eventually';
import { removePeer, setUpPair, travel, travellingRow } from './wholeWay';
import { Workbench } from './workbench';

const active = 'sample-east';

/** Throws with the reason where something is not as it should be; `tell` gets a line for everything seen. */
export async function checkDemo(vsix: readonly string[], tell: (line: string) => void): Promise<void> {
  const workbench = await Workbench.open({ vsix, files: { [travellingRow.name]: travellingRow.text } });
  try {
    await workbench.openView('Splice Replication');
    const tree = workbench.tree('Clusters');
    await tree.welcomeAction('Try the sample clusters');
    await tree.expand([active]);
    await tree.expand([active, 'Peers']);
    await tree.expand([active, 'Schemas']);
    for (const { path, description } of await tree.rows()) tell(`${path.join(' > ')}: ${description}`);

    const schema = await switchable(workbench, [active, 'Schemas'], /replication o(n|ff) for the schema/);
    await tree.expand(schema);
    const table = await switchable(workbench, schema, /replication o(n|ff) for the table/);
    const [peer] = await tree.children([active, 'Peers']);
    if (!peer) throw new Error(`${active} has no peer`);

    await toggle(workbench, table, /^Turn replication o(n|ff) for the table/, tell);
    await toggle(workbench, schema, /^Turn replication o(n|ff) for the schema/, tell);
    await toggle(workbench, peer.path, /^(En|Dis)able peer/, tell);
    await toggle(workbench, [active], /^Turn replication o(n|ff) for the whole database/, tell);

    await removePeer(workbench);
    await setUpPair(workbench, tell);
    const row = await travel(workbench);
    if (row[0] !== 'XTS') throw new Error(`the passive cluster gave ${JSON.stringify(row)}`);
    tell(`A row inserted on the active cluster is read on the passive one: ${row.join(', ')}`);
  } finally {
    await workbench.close();
  }
}

/** The first child of a row whose menu offers the switch. */
async function switchable(workbench: Workbench, parent: readonly string[], label: RegExp): Promise<readonly string[]> {
  const tree = workbench.tree('Clusters');
  for (const child of await tree.children(parent)) {
    const offered = await tree.contextActions(child.path);
    if (offered.some((action) => label.test(action))) return child.path;
  }
  throw new Error(`nothing below ${parent.join(' > ')} can be switched`);
}

/** Switches by the row's menu, confirms, and waits until the row says something else. */
async function toggle(
  workbench: Workbench,
  path: readonly string[],
  label: RegExp,
  tell: (line: string) => void,
): Promise<void> {
  const tree = workbench.tree('Clusters');
  const before = await tree.row(path);
  await tree.contextAction(path, label);
  const { message } = await workbench.dialog.text();
  const verb = await workbench.dialog.primary();
  await workbench.dialog.press(verb);
  const after = await changed(tree, before);
  tell(`${message} ${verb}. ${path.join(' > ')}: "${before.description}" is now "${after.description}"`);
}

async function changed(tree: Tree, before: TreeRow): Promise<TreeRow> {
  return eventually(
    async () => {
      const now = await tree.row(before.path);
      return now.description !== before.description && now;
    },
    () => `${before.path.join(' > ')} still says "${before.description}"`,
  );
}
