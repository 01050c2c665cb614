/** The whole set-up of a pair as one script run from the editor, over two servers, by every transport; and a script whose server dies. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually';
import { labProfile } from '../support/labProfile';
import { liveLabs, type LiveLab } from '../support/liveLab';
import { ResultsView } from '../support/resultsView';
import { useWorkbench } from '../support/useWorkbench';
import { setupScript, setupStatements } from '../unit/scripts/setupScript';

const setUp = setupScript({
  directory: 'hdfs://east-nn:8020/backup',
  table: 'SALES.NOTES',
  copy: 'Is the backup copied to the passive cluster?',
  pause: 'Give the row a moment to travel. Look for it now?',
});
const dies = `-- @cluster east
INSERT INTO SALES.NOTES VALUES (1, 'ran');
CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES');
INSERT INTO SALES.NOTES VALUES (2, 'never');
-- @cluster west
INSERT INTO SALES.NOTES VALUES (3, 'never');
`;

describe.each(liveLabs)('a script on $name', ({ slug, start }) => {
  let lab: LiveLab;
  const workbench = useWorkbench(async () => {
    lab = await start();
    return {
      height: 800,
      files: { 'set-up.ssql': setUp, 'dies.ssql': dies },
      machineSettings: {
        'spliceReplication.clusters': [labProfile(lab, 'east'), labProfile(lab, 'west', 'passive')],
      },
    };
  });
  const picture = (name: string) => workbench().picture(`${name}-${slug}`);
  const results = () => new ResultsView(workbench());
  const summary = () => results().frame.locator('.summary');
  const soon = { timeout: 20_000 };

  beforeEach(async () => {
    await workbench().toasts.clear();
    for (const cluster of lab.clusters) {
      await cluster.reset({ schemas: ['SALES'], tables: [], rows: [] });
      await cluster.dropTable('SALES', 'NOTES');
      await cluster.createTable('SALES', 'NOTES', 'ID INT PRIMARY KEY, NAME VARCHAR(40)');
    }
  });
  afterAll(() => lab.dispose());

  async function runFile(name: string): Promise<void> {
    await workbench().editor.open(name);
    await workbench().editor.area.locator('.view-lines').click();
    await workbench().page.keyboard.press('ControlOrMeta+Shift+Alt+Enter');
  }

  /** Types the password that VS Code asks for, which has to be that cluster's. */
  async function logIn(cluster: string): Promise<void> {
    const { quickInput } = workbench();
    await expect.poll(() => quickInput.widget.innerText(), soon).toContain(`Password for ${cluster} (test)`);
    await quickInput.enter(lab.owner.password);
  }

  /** Does what the question asks for, then lets the script go on. */
  async function answer(question: string, act: () => Promise<unknown>): Promise<void> {
    const { dialog } = workbench();
    expect((await dialog.text()).message).toBe(question);
    await act();
    await dialog.press('Go on');
  }

  it('sets them up, the passive one dying and coming back in between, and a row travels', async () => {
    const { quickInput, dialog } = workbench();
    await workbench().openView('Splice Replication');
    await runFile('set-up.ssql');
    await quickInput.pick('east');
    await expect.poll(() => quickInput.widget.innerText(), soon).toContain('(2 of 2)');
    await quickInput.pick('west');
    await logIn('east');
    await logIn('west');

    await answer('Is the backup copied to the passive cluster?', () => lab.shipBackups());
    await answer('Everything in the database of the passive cluster is replaced. Restore?', async () => {
      expect((await dialog.text()).detail).toContain('west (test)');
      await picture('scripts-servers-confirm');
    });
    await expect
      .poll(async () => (await results().lines()).find((line) => line.includes('@wait-for-restart')), soon)
      .toMatch(/Running \| west/);
    await results()
      .frame.locator('.about')
      .getByText('Restart west now. The script goes on when it answers again.')
      .waitFor();
    await picture('scripts-servers-restart');
    await lab.passive.server.kill();
    await lab.passive.restart();
    await answer('Give the row a moment to travel. Look for it now?', () => lab.ship());

    const statements = setupStatements + 2;
    await expect
      .poll(() => summary().innerText(), soon)
      .toBe(`The script ran to its end on east, west. Ran: ${statements}.`);
    await expect.poll(() => results().cell(0, 0).innerText(), soon).toBe('arrived');
    expect(await results().frame.locator('.state').innerText()).toBe(`Done: ${statements} of ${statements} statements`);
    await picture('scripts-servers');
    expect(await lab.active.peers()).toEqual([
      { id: 1, clusterKey: lab.passive.clusterKey, enabled: true, serial: true },
    ]);

    await workbench().size(1280, 1100);
    await workbench().command('View: Toggle Maximized Panel');
    const ran = (text: string, cluster: string): unknown =>
      expect.stringMatching(`${text}.*\\| Success \\| ${cluster} \\(test\\)`);
    await expect
      .poll(() => results().lines(), soon)
      .toEqual([
        ran('ENABLE_DATABASE_REPLICATION', 'east'),
        ran('SYSCS_BACKUP_DATABASE', 'east'),
        ran('SELECT BACKUP_ID', 'east'),
        ran('GET_CLUSTER_KEY', 'west'),
        ran('@confirm Is the backup copied', 'west'),
        ran('VALIDATE_BACKUP', 'west'),
        ran('@confirm Everything', 'west'),
        ran('SYSCS_RESTORE_DATABASE', 'west'),
        ran('@wait-for-restart', 'west'),
        ran('ADD_PEER', 'east'),
        ran('LIST_PEERS', 'east'),
        ran('SYS\\.SYSREPLICATION', 'east'),
        ran('GET_REPLICATION_ROLE', 'east'),
        ran('GET_REPLICATION_ROLE', 'west'),
        ran('INSERT INTO SALES\\.NOTES', 'east'),
        ran('@confirm Give the row', 'west'),
        ran('SELECT NAME FROM SALES\\.NOTES', 'west'),
      ]);
    await picture('scripts-servers-all');
    await workbench().command('View: Toggle Maximized Panel');
    await workbench().size(1280, 800);
  });

  it('whose server dies during a CALL tells that this one is unknown, and what was not run', async () => {
    await lab.active.delayCalls(30_000);
    await runFile('dies.ssql');
    await eventually(
      async () => (await lab.active.runningCalls()) > 0,
      () => 'no call runs',
    );
    await lab.active.server.kill();
    await expect
      .poll(() => results().lines(), soon)
      .toEqual([
        expect.stringMatching(/INSERT.*Success \| east/),
        expect.stringMatching(/ENABLE_SCHEMA_REPLICATION.*Unknown \| east/),
        expect.stringMatching(/INSERT.*Not run \| east/),
        expect.stringMatching(/INSERT.*Not run \| west/),
      ]);
    expect(await summary().innerText()).toMatch(
      /^Stopped at line 3 on east: .* Ran: 1\. Unknown whether it ran: 1 \(line 3\)\. Look before you run it again\. Not run: 2 \(lines 4, 6\)\.$/,
    );
    await picture('scripts-servers-died');
    await lab.active.server.launch();
    const ids = 'SELECT n.ID FROM SALES.NOTES n';
    expect(await lab.active.texts(ids)).toEqual(['1']);
    expect(await lab.passive.texts(ids)).toEqual([]);
  });
});
