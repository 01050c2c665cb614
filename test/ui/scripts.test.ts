/** Scripts as a person runs them over the sample pair, with a failing statement; and on a production cluster of a real server, over every transport, with the plan and a cancel. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from '../support/accessibility';
import { labProfile } from '../support/labProfile';
import { liveLabs, type LiveLab } from '../support/liveLab';
import { ResultsView } from '../support/resultsView';
import { openSample } from '../support/sampleClusters';
import { useWorkbench } from '../support/useWorkbench';
import { setupScript, setupStatements } from '../unit/scripts/setupScript';

const pair = `-- Makes the pair replicate everything
-- @active
CALL SYSCS_UTIL.ENABLE_DATABASE_REPLICATION();
-- @passive
-- @let passive_key
CALL SYSCS_UTIL.GET_CLUSTER_KEY();
-- @active
-- @confirm Add the passive cluster as peer 7?
CALL SYSCS_UTIL.ADD_PEER(7, :passive_key, true);
CALL SYSCS_UTIL.LIST_PEERS();
`;
/** From a cluster without peers on: the set-up that the editor offers, and a row that travels. */
const whole = `-- @active
CALL SYSCS_UTIL.REMOVE_PEER(1);
CALL SYSCS_UTIL.REMOVE_PEER(7);
CALL SYSCS_UTIL.LIST_PEERS();
CREATE TABLE HR.NOTES (ID INTEGER, NAME VARCHAR(20));
${setupScript({ directory: 'hdfs://active-nn.sample:8020/backup', table: 'HR.NOTES' })}`;
const wrong = `CALL SYSCS_UTIL.LIST_PEERS();
SELECT PEER_ID,
  FROM SYS.SYSREPLICATION;
CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES');
`;
const night = `CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES');
CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('SALES', 'ORDERS');
SELECT COUNT(*) FROM SYS.SYSREPLICATION;
CALL SYSCS_UTIL.DISABLE_SCHEMA_REPLICATION('SALES');
`;

describe('a script', () => {
  const workbench = useWorkbench({
    files: { 'pair.ssql': pair, 'whole.ssql': whole, 'wrong.ssql': wrong, 'night.ssql': night },
  });
  const results = () => new ResultsView(workbench());
  const status = () => workbench().page.locator('.statusbar-item[id$="spliceReplication.cluster"]');
  const summary = () => results().frame.locator('.summary');
  const soon = { timeout: 20_000 };

  beforeAll(() => openSample(workbench()));
  beforeEach(() => workbench().toasts.clear());

  const bind = async (cluster: string) => {
    await status().click();
    await workbench().quickInput.pick(cluster);
    await expect.poll(() => status().innerText(), soon).toContain(cluster);
  };
  const runScript = async () => {
    await workbench().editor.area.locator('.view-lines').click();
    await workbench().page.keyboard.press('ControlOrMeta+Shift+Alt+Enter');
  };

  it('belongs to a cluster that the status bar names', async () => {
    await workbench().editor.open('wrong.ssql');
    await expect.poll(() => status().innerText(), soon).toContain('No cluster');
    await status().click();
    await workbench().quickInput.opened();
    expect((await workbench().quickInput.rows()).slice(0, 2)).toEqual([
      expect.stringMatching(/sample-east.*development/),
      expect.stringMatching(/sample-west.*development/),
    ]);
    await workbench().picture('scripts-choose');
    await workbench().quickInput.pick('sample-east');
    await expect.poll(() => status().innerText(), soon).toContain('sample-east (development)');
    await workbench().editor.open('night.ssql');
    await expect.poll(() => status().innerText(), soon).toContain('No cluster');
  });

  it('stops at what fails, and underlines it where the server says', async () => {
    await workbench().editor.open('wrong.ssql');
    await runScript();
    await expect
      .poll(() => results().lines(), soon)
      .toEqual([
        expect.stringMatching(/LIST_PEERS.*Success \| sample-east/),
        expect.stringMatching(/SELECT PEER_ID.*Failed \| sample-east/),
        expect.stringMatching(/ENABLE_SCHEMA.*Not run \| sample-east/),
      ]);
    expect(await summary().innerText()).toMatch(
      /^Stopped at line 2 on sample-east: 42X01.*Ran: 1\. Failed: 1 \(line 2\)\. Not run: 1/,
    );
    await workbench().editor.area.locator('.squiggly-error').first().waitFor();
    await workbench().picture('scripts-failed');
    for (const theme of ['light', 'high contrast'] as const) {
      await workbench().theme(theme);
      await workbench().picture(`scripts-failed-${theme.replace(' ', '-')}`);
    }
    await workbench().theme('dark');
    await workbench().size(700, 620);
    await workbench().picture('scripts-failed-narrow');
    await workbench().size(1280, 800);
    expect(await violations(workbench().page)).toEqual([]);
  });

  it('is shown where a result comes from', async () => {
    const { editor, page } = workbench();
    await editor.open('night.ssql');
    await results().frame.getByRole('button', { name: 'Show in script' }).click();
    await page.locator('.tab.active', { hasText: 'wrong.ssql' }).waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 3, Col 26' }).waitFor();
    await page.locator('.statusbar-item', { hasText: '(41 selected)' }).waitFor();
  });

  it('drives both clusters, asks where it says so, and keeps values', async () => {
    await workbench().editor.open('pair.ssql');
    await workbench().editor.area.locator('.codelens-decoration').first().waitFor();
    await workbench().picture('scripts-lenses');
    await runScript();
    const { quickInput, dialog } = workbench();
    await quickInput.opened();
    await workbench().picture('scripts-roles');
    expect((await quickInput.rows())[0]).toMatch(/sample-east.*it is the active cluster/);
    await quickInput.pick('sample-east');
    await expect.poll(async () => (await quickInput.rows())[0], soon).toMatch(/sample-west.*a peer of sample-east/);
    await quickInput.pick('sample-west');
    const { message, detail } = await dialog.text();
    expect(message).toBe('Add the passive cluster as peer 7?');
    expect(detail).toContain('sample-east (development)');
    await workbench().picture('scripts-confirm');
    await dialog.press('Go on');
    await expect
      .poll(() => summary().innerText(), soon)
      .toBe('The script ran to its end on sample-east, sample-west. Ran: 4.');
    expect(await results().lines()).toHaveLength(5);
    await workbench().picture('scripts-pair');
  });

  it('sets up the pair from nothing, restore and restart included, and a row arrives', async () => {
    const { quickInput, dialog, editor } = workbench();
    await editor.open('whole.ssql');
    await runScript();
    await quickInput.opened();
    await quickInput.pick('sample-east');
    await expect.poll(async () => (await quickInput.rows())[0], soon).toMatch(/sample-west/);
    await quickInput.pick('sample-west');
    const { message, detail } = await dialog.text();
    expect(message).toBe('Everything in the database of the passive cluster is replaced. Restore?');
    expect(detail).toContain('sample-west (development)');
    await dialog.press('Go on');
    const statements = setupStatements + 6;
    await expect
      .poll(() => summary().innerText(), { timeout: 40_000 })
      .toBe(`The script ran to its end on sample-east, sample-west. Ran: ${statements}. Changed nothing: 1 (line 8).`);
    await expect.poll(() => results().cell(0, 0).innerText(), soon).toBe('arrived');
    await workbench().picture('scripts-whole');
  });

  describe.each(liveLabs)('in production on $name', ({ slug, start }) => {
    let lab: LiveLab;
    const picture = (name: string) => workbench().picture(`${name}-${slug}`);

    beforeAll(async () => {
      lab = await start({ servers: 1 });
      await lab.active.reset({
        schemas: ['SALES'],
        tables: ['ORDERS', 'CUSTOMERS'].map((tableName) => ({
          schemaName: 'SALES',
          tableName,
          tableType: 'T' as const,
        })),
        rows: [],
        role: 'PRIMARY',
      });
      await workbench().machineSettings({
        'spliceReplication.clusters': [{ ...labProfile(lab, slug), environment: 'production' }],
      });
      await workbench().editor.open('night.ssql');
    });
    afterAll(() => lab.dispose());

    it('shows its plan, and takes the cluster’s name', async () => {
      await bind(slug);
      await runScript();
      const { quickInput, page, editor } = workbench();
      await quickInput.enter(lab.owner.password);
      await page.locator('.tab.active').filter({ hasText: 'Plan of night.ssql' }).waitFor();
      await expect.poll(() => editor.text(), soon).toContain('Rows added: 1 SCHEMA.');
      expect(await editor.text()).toContain(`-- 2. Line 2, on ${slug} (production)`);
      expect(await editor.text()).toContain('Rows replaced: 1 SCHEMA by 1 TABLE.');
      await picture('scripts-plan');
      await quickInput.cancel();
      expect(await lab.active.rows()).toEqual([]);
      await page.locator('.tab.active').filter({ hasText: 'night.ssql' }).waitFor();

      await runScript();
      await page.locator('.tab.active').filter({ hasText: 'Plan of' }).waitFor();
      await quickInput.enter(slug);
      await expect.poll(() => summary().innerText(), soon).toContain(`The script ran to its end on ${slug}.`);
      await picture('scripts-production');
    });

    it('can be cancelled while a statement takes its time', async () => {
      await lab.active.delayCalls(15_000);
      const { dialog, page, quickInput, editor } = workbench();
      await editor.area.locator('.view-lines').click();
      await page.keyboard.press('ControlOrMeta+Home');
      await page.keyboard.press('End');
      await page.keyboard.press('ControlOrMeta+Alt+Enter');
      expect((await dialog.text()).message).toBe(`Run this statement on ${slug} (production)?`);
      await picture('scripts-plan-statement');
      await dialog.press('Cancel');

      await runScript();
      await page.locator('.tab.active').filter({ hasText: 'Plan of' }).waitFor();
      await quickInput.enter(slug);
      await expect.poll(async () => (await results().lines())[0], soon).toContain(`Running | ${slug}`);
      await page.locator('.editor-actions').getByRole('button', { name: 'Cancel the running script' }).waitFor();
      await picture('scripts-running');
      await results().frame.getByRole('button', { name: 'Cancel' }).click();
      // The server may let a call that waits come to its end; nothing is sent behind it.
      await expect.poll(() => summary().innerText(), soon).toMatch(/^Cancelled\..* Not run: [34] /);
      expect((await results().lines()).at(-1)).toContain(`Not run | ${slug}`);
      await picture('scripts-cancelled');
      await lab.active.delayCalls(0);
    });
  });
});
