/** The sample clusters as the tests of the interface use them. */
import { eventually } from './eventually';
import type { TreeRow } from './tree';
import type { Workbench } from './workbench';

export const east = 'sample-east';
export const west = 'sample-west';

/** What the active cluster says of itself at the start. */
export const eastAtFirst = 'development, active, 1 schema and 5 tables, 3.2.0.2025';

/** Path of a schema, or of a table in it. */
export function inEast(...names: readonly string[]): readonly string[] {
  return [east, 'Schemas', ...names];
}

/** Opens the view, shows the sample and connects both clusters. */
export async function openSample(workbench: Workbench): Promise<void> {
  await workbench.openView('Splice Replication');
  const tree = workbench.tree('Clusters');
  await tree.welcomeAction('Try the sample clusters');
  await connectSample(workbench);
}

/** Expands both clusters and waits until they are read. */
export async function connectSample(workbench: Workbench): Promise<void> {
  const tree = workbench.tree('Clusters');
  for (const cluster of [east, west]) {
    await tree.expand([cluster]);
    await tree.rowSaying([cluster, 'Schemas'], /^5\b/);
  }
}

/** Asks for a switch in the row's menu, and returns what the dialog says; the dialog stays open. */
export async function askSwitch(
  workbench: Workbench,
  names: readonly string[],
  label: string | RegExp,
): Promise<{ message: string; detail: string }> {
  await workbench.tree('Clusters').contextAction(names, label);
  return workbench.dialog.text();
}

/** Switches by the row's button, confirms with the verb, and returns the row when it says so. */
export async function switchByButton(
  workbench: Workbench,
  names: readonly string[],
  button: string | RegExp,
  verb: string,
  says: string | RegExp,
): Promise<TreeRow> {
  const tree = workbench.tree('Clusters');
  await tree.inlineAction(names, button);
  await workbench.dialog.press(verb);
  return tree.rowSaying(names, says);
}

/** What lies in the clipboard, once it is not `before`. */
export async function clipboard(workbench: Workbench, before = ''): Promise<string> {
  return eventually(
    async () => {
      const text = await workbench.page.evaluate(() => navigator.clipboard.readText());
      return text !== before && text;
    },
    () => 'nothing new was copied',
  );
}
