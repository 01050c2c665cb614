/** The set-up walkthrough on two servers, over every transport: reloaded in the middle of every step, with a server that dies, and without rights. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually';
import { labProfile } from '../support/labProfile';
import { liveLabs, type LiveLab } from '../support/liveLab';
import { filesNamed } from '../support/secretPlaces';
import { SetUpPage } from '../support/setUpPage';
import { useWorkbench } from '../support/useWorkbench';

const directory = 'hdfs://east-nn:8020/backup';
/** Each call takes so long, those that only read included: enough to reload a window meanwhile. */
const slow = 3_000;
const long = 60_000;

describe.each(liveLabs)('the set-up walkthrough on $name', { timeout: 180_000 }, ({ slug, start }) => {
  let lab: LiveLab;
  const workbench = useWorkbench(async () => {
    lab = await start();
    await startAfresh();
    const joe = { ...labProfile(lab, 'joe'), user: lab.restricted.user };
    return {
      machineSettings: {
        'spliceReplication.clusters': [labProfile(lab, 'east'), labProfile(lab, 'west', 'passive'), joe],
      },
    };
  });
  const page = () => new SetUpPage(workbench());
  const picture = (name: string) => workbench().picture(`${name}-${slug}`);

  beforeEach(() => workbench().toasts.clear());
  afterAll(() => lab.dispose());

  async function startAfresh(): Promise<void> {
    for (const cluster of lab.clusters) {
      await cluster.reset({ schemas: ['SALES'], tables: [], rows: [] });
      await cluster.dropTable('SALES', 'NOTES');
      await cluster.createTable('SALES', 'NOTES', 'ID INT PRIMARY KEY, NAME VARCHAR(40)');
    }
  }

  /** Types the passwords that are asked for, once per window. */
  async function logIn(...clusters: readonly string[]): Promise<void> {
    const { quickInput } = workbench();
    for (const cluster of clusters) {
      await expect.poll(() => quickInput.widget.innerText(), { timeout: 20_000 }).toContain(`Password for ${cluster}`);
      await quickInput.enter((cluster === 'joe' ? lab.restricted : lab.owner).password);
    }
  }

  async function choose(active: string, passive: string, ...passwords: readonly string[]): Promise<void> {
    await page().select('Active cluster', `${active} (test)`);
    await page().select('Passive cluster', `${passive} (test)`);
    await page().press('Check both');
    await logIn(...passwords);
  }

  /** The lab's servers tell some of the settings only: a person has looked at the others. */
  async function configure(): Promise<void> {
    await page().open('Configure');
    await page().press('Read the settings');
    await page().said('Configure', 'failed', long);
    expect(await page().outcome()).toContain('some settings are not told');
    await page().press('Done by hand');
    await page().said('Configure', /hand/);
  }

  /** Runs a step whose CALL takes its time, and reloads the window meanwhile. */
  async function reloadDuring(step: string, procedure: string): Promise<void> {
    await page().askToRun();
    await lab.active.delayCalls(slow);
    await workbench().dialog.press('Run');
    await page().said(step, 'running');
    await atWork(procedure, 1);
    await workbench().reload();
    await lab.active.delayCalls(0);
    await cameBack();
  }

  /** Waits until that call was sent so often; each is noted before it goes out. */
  async function atWork(procedure: string, times: number): Promise<void> {
    await eventually(
      async () => (await sent(procedure)) === times && (await lab.active.runningCalls()) > 0,
      () => `${procedure} does not run`,
      long,
    );
  }

  /** The window goes away and comes back; what it knew of passwords and calls is gone. */
  async function reload(): Promise<void> {
    await workbench().reload();
    await cameBack();
  }

  async function cameBack(): Promise<void> {
    await logIn('east', 'west');
    await page().opened('Set up a pair: east → west');
  }

  /** Looks it up until it is found done: the server may still be at work on it when it is looked at first. */
  async function foundDone(step: string): Promise<void> {
    await eventually(
      async () => {
        const state = await page().state(step);
        if (state === 'unknown') await page().press('Look it up');
        else if (state === 'done') return true;
        await sleep(500);
        return undefined;
      },
      () => `${step} was not found done`,
      long,
    );
  }

  /** How often a procedure that changes something was called, as the audit file has it. */
  async function sent(procedure: string): Promise<number> {
    const [file = ''] = await filesNamed(workbench().server.data, 'audit.jsonl');
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    const intents = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ outcome }) => !outcome);
    return intents.filter(({ sql }) => String(sql).includes(`.${procedure}(`)).length;
  }

  /** Presses the button of a step that only reads, and reloads the window while a server takes its time over it. */
  async function reloadWhileReading(step: string, button: string): Promise<void> {
    await lab.active.delayCalls(slow);
    await page().press(button);
    await page().said(step, 'running');
    await eventually(
      async () => (await lab.active.runningCalls()) > 0,
      () => `${step} asks nothing`,
      long,
    );
    await workbench().reload();
    await lab.active.delayCalls(0);
    await cameBack();
    await page().said(step, 'to do', long);
  }

  it('checks both: reloaded meanwhile, it is to do again; reloaded afterwards, it is known', async () => {
    await workbench().openView('Splice Replication');
    await workbench().command('Splice Replication: Set up a pair');
    await page().opened('Set up a pair');
    await choose('east', 'west', 'east', 'west');
    await page().said('Choose', 'done', long);
    // In a browser, VS Code keeps its list of editors every five seconds, and loses those of the last ones.
    await sleep(6_000);
    await reloadWhileReading('Choose', 'Check again');
    await page().press('Check both');
    await page().said('Choose', 'done', long);
    await reload();
    expect(await page().state('Choose')).toBe('done');
  });

  it('reads the settings again after a reload while it did', async () => {
    await page().next('Configure');
    await reloadWhileReading('Configure', 'Read the settings');
    await configure();
  });

  it('finds what Enable did while the window was away', async () => {
    await page().next('Enable');
    await reloadDuring('Enable', 'ENABLE_DATABASE_REPLICATION');
    await foundDone('Enable');
    expect(await sent('ENABLE_DATABASE_REPLICATION')).toBe(1);
    expect(await lab.active.rows()).toMatchObject([{ scope: 'DATABASE' }]);
  });

  it('finds the backup that ended while the window was away', async () => {
    await page().next('Back up');
    await page().fill('Backup directory', directory);
    await reloadDuring('Back up', 'SYSCS_BACKUP_DATABASE_ASYNC');
    await foundDone('Back up');
    expect(await page().outcome()).toMatch(/number is \d+|Backup \d+/);
    expect(await sent('SYSCS_BACKUP_DATABASE_ASYNC')).toBe(1);
  });

  it('goes on waiting for the restart after a reload, and sees it', async () => {
    await lab.shipBackups();
    await page().next('Restore');
    await page().fill('Directory as the passive cluster sees it', directory);
    await page().run('Replace…', 'west');
    await page().said('Restore', 'running');
    await expect.poll(() => page().outcome(), { timeout: long }).toMatch(/restart/i);
    await picture('walkthrough-servers-restart');
    await reload();
    await page().said('Restore', 'running', long);
    await lab.passive.server.kill();
    await lab.passive.restart();
    await page().said('Restore', 'done', long);
    expect(await sent('SYSCS_RESTORE_DATABASE')).toBe(1);
  });

  it('finds the peer that was added while the window was away', async () => {
    await page().next('Add the peer');
    await reloadDuring('Add the peer', 'ADD_PEER');
    await foundDone('Add the peer');
    expect(await sent('ADD_PEER')).toBe(1);
    expect(await lab.active.peers()).toMatchObject([{ id: 1, clusterKey: lab.passive.clusterKey, enabled: true }]);
  });

  it('verifies, and a row that goes in on the active server is read on the passive one', async () => {
    await page().next('Verify');
    await reloadWhileReading('Verify', 'Compare');
    await page().press('Compare');
    // These servers set no roles by themselves.
    await page().said('Verify', 'done, with notes', long);
    await picture('walkthrough-servers');
    await lab.active.run(["INSERT INTO SALES.NOTES VALUES (77, 'arrived')"]);
    expect(await lab.ship()).toBeGreaterThan(0);
    const names = await lab.passive.texts('SELECT n.NAME FROM SALES.NOTES n WHERE n.ID = 77');
    expect(names).toEqual(['arrived']);
  });

  it('tells that Enable is unknown when its server dies, looks it up, and sends it again only when asked to', async () => {
    await startAfresh();
    await workbench().command('View: Close Editor');
    await workbench().command('Splice Replication: Set up a pair');
    await page().opened('Set up a pair');
    await choose('east', 'west');
    await page().said('Choose', 'done', long);
    await configure();
    await page().next('Enable');
    const before = await sent('ENABLE_DATABASE_REPLICATION');
    await page().askToRun();
    await lab.active.delayCalls(slow);
    await workbench().dialog.press('Run');
    await atWork('ENABLE_DATABASE_REPLICATION', before + 1);
    await lab.active.server.kill();
    await page().said('Enable', 'unknown', long);
    await picture('walkthrough-servers-killed');
    await lab.active.server.launch();
    await lab.active.delayCalls(0);
    await page().press('Look it up');
    await expect.poll(() => page().outcome(), { timeout: long }).toContain('may still be at work');
    expect(await page().state('Enable')).toBe('unknown');
    await page().press('It did not happen');
    await page().said('Enable', 'to do');
    expect(await sent('ENABLE_DATABASE_REPLICATION')).toBe(before + 1);
    await page().run();
    await page().said('Enable', 'done', long);
  });

  it('names the rights that a user lacks, with the statements that give them', async () => {
    await workbench().command('View: Close Editor');
    await workbench().command('Splice Replication: Set up a pair');
    await workbench().quickInput.pick(/Begin a new one/);
    await page().opened('Set up a pair');
    await choose('joe', 'west', 'joe');
    await page().said('Choose', 'failed', long);
    await picture('walkthrough-servers-rights');
    const found = (await page().findings()).join('\n');
    expect(found).toMatch(/joe/);
    expect(found).toMatch(/GRANT/);
  });
});
