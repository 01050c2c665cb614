/** The set-up walkthrough gone from end to end on the sample clusters, and the proof that rows travel afterwards. */
import { eventually } from './eventually';
import { ResultsView } from './resultsView';
import { east, west } from './sampleClusters';
import { SetUpPage } from './setUpPage';
import type { Workbench } from './workbench';

/** A row goes in on the active cluster, and is looked for on the passive one. */
export const travellingRow = {
  name: 'travel.ssql',
  text: `-- @cluster ${east}
INSERT INTO FINANCE.RATES VALUES ('XTS', '2026-11-23', 1.5);
-- @cluster ${west}
SELECT CURRENCY, RATE FROM FINANCE.RATES WHERE CURRENCY = 'XTS';
`,
};

/** Takes the only peer of the sample's active cluster away, guided; the walkthrough's tab is closed afterwards. */
export async function removePeer(workbench: Workbench): Promise<void> {
  const page = new SetUpPage(workbench);
  await workbench.command('Splice Replication: Remove a peer, step by step');
  await page.opened('Remove a peer');
  await page.select('Active cluster', new RegExp(`^${east}`));
  await page.press('Check both');
  await page.said('Choose', 'done', 30_000);
  await page.next('Remove the peer');
  await page.select('Peer', /^1 →/);
  await page.run();
  await page.said('Remove the peer', 'done', 30_000);
  await workbench.command('View: Close Editor');
}

/** Goes the whole way, and says what each step came to. */
export async function setUpPair(workbench: Workbench, tell: (line: string) => void): Promise<void> {
  const page = new SetUpPage(workbench);
  const done = async (step: string, timeoutMs = 60_000) => {
    await page.said(step, /^(done|no change)$/, timeoutMs);
    tell(`${step}: ${(await page.outcome()).replace(/\s+/g, ' ')}`);
  };
  await workbench.command('Splice Replication: Set up a pair');
  await page.opened('Set up a pair');
  await page.select('Active cluster', new RegExp(`^${east}`));
  await page.select('Passive cluster', new RegExp(`^${west}`));
  await page.press('Check both');
  await done('Choose');
  await page.next('Configure');
  await page.press('Read the settings');
  await done('Configure');
  for (const step of ['Enable', 'Back up'] as const) {
    await page.next(step);
    await page.runOrFind(step);
    await done(step);
  }
  await page.next('Restore');
  await page.run('Replace…', west);
  await done('Restore');
  await page.next('Add the peer');
  await page.run();
  await done('Add the peer');
  await page.next('Verify');
  await page.press('Compare');
  await done('Verify');
}

/** Runs the script of `travellingRow`, which must be in the open folder, and returns the cells that the passive cluster gave. */
export async function travel(workbench: Workbench): Promise<readonly string[]> {
  await workbench.editor.open(travellingRow.name);
  await workbench.editor.area.locator('.view-lines').click();
  await workbench.page.keyboard.press('ControlOrMeta+Shift+Alt+Enter');
  const results = new ResultsView(workbench);
  const summary = results.frame.locator('.summary');
  let last = '';
  await eventually(
    async () => {
      last = (await summary.count()) > 0 ? await summary.innerText() : '';
      return last.includes('Ran: 2.');
    },
    () => `the run says "${last}"`,
  );
  return [await results.cell(0, 0).innerText(), await results.cell(0, 1).innerText()];
}
