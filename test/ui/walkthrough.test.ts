/** The set-up walkthrough on the sample clusters: the peer is removed first, then the whole way is gone. */
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { violations } from '../support/accessibility';
import { clipboard, east, openSample, west } from '../support/sampleClusters';
import { SetUpPage } from '../support/setUpPage';
import { useWorkbench } from '../support/useWorkbench';
import { removePeer, travel, travellingRow } from '../support/wholeWay';

const site = `<configuration>
  <!-- set on the first day -->
  <property><name>hbase.rootdir</name><value>hdfs://active-nn/hbase</value></property>
  <property><name>splice.replication.enabled</name><value>false</value></property>
</configuration>
`;

describe('the set-up walkthrough', () => {
  const workbench = useWorkbench({
    files: { [travellingRow.name]: travellingRow.text, 'hbase-site.xml': site },
  });
  const page = () => new SetUpPage(workbench());

  it('removes a peer', async () => {
    await openSample(workbench());
    await removePeer(workbench());
  });

  it('chooses and checks both clusters', async () => {
    await workbench().command('Splice Replication: Set up a pair');
    await page().opened('Set up a pair');
    expect(await page().picture()).toContain('not chosen');
    await page().press('Check both');
    await page().said('Choose', 'failed');
    expect(await page().outcome()).toContain('No active cluster is chosen.');
    expect(await violations(workbench().page)).toEqual([]);
    await page().select('Active cluster', `${east} (development)`);
    await page().select('Passive cluster', `${west} (development)`);
    await page().press('Check both');
    await page().said('Choose', 'done');
    await page().opened(`Set up a pair: ${east} → ${west}`);
    expect(await page().picture()).toMatch(
      /sample-east active, development some schemas or tables, no peer yet sample-west passive, development/,
    );
    await workbench().picture('walkthrough-choose');
  });

  it('reads the settings', async () => {
    await page().next('Configure');
    await page().press('Read the settings');
    await page().said('Configure', 'done');
    expect((await page().findings()).join('\n')).toContain('splice.replication.enabled is right');
    await workbench().picture('walkthrough-configure');
  });

  it('offers the settings that a cluster lacks as XML, to copy and as a file', async () => {
    const group = `hbase-site.xml of ${east}`;
    await page().press('Copy what is missing', group);
    await workbench().toasts.text(/Nothing is missing there/);
    await page().answer('Bulk loads replicate too', 'Yes');
    await page().said('Configure', 'to do');
    await page().fill('Name of the active cluster for its files', 'east');
    const before = await workbench().page.evaluate(() => navigator.clipboard.readText());
    await page().press('Copy what is missing', group);
    await workbench().toasts.text(/The settings are copied/);
    const copied = await clipboard(workbench(), before);
    expect(copied).toMatch(/<name>hbase\.replication\.bulkload\.enabled<\/name>\s*<value>true<\/value>/);
    expect(copied).toMatch(/<name>hbase\.replication\.cluster\.id<\/name>\s*<value>east<\/value>/);
    expect(copied).not.toContain('splice.replication.enabled');
    await workbench().picture('walkthrough-xml');
    expect(await violations(workbench().page)).toEqual([]);
    await page().press('Save what is missing…', group);
    await workbench().quickInput.saveAs('replication-settings.xml');
    await workbench().editor.opened('replication-settings.xml');
    expect(await readFile(path.join(workbench().server.folder, 'replication-settings.xml'), 'utf8')).toBe(copied);
    await workbench().command('View: Close Editor');
    await workbench().toasts.clear();
    await page().answer('Bulk loads replicate too', 'No');
  });

  it('offers what an hbase-site.xml lacks as a change to look at, and writes it', async () => {
    const file = path.join(workbench().server.folder, 'hbase-site.xml');
    await page().press('Open and check…', `hbase-site.xml of ${east}`);
    await workbench().quickInput.file('hbase-site.xml');
    const diff = workbench().page.locator('.tab.active', { hasText: 'hbase-site.xml: now' });
    await diff.waitFor();
    await workbench().toasts.text(/Settings to add or change in hbase-site\.xml: \d/);
    await workbench().picture('walkthrough-site');
    await workbench().toasts.press(/Settings to add/, 'Change the file');
    await workbench().toasts.text(/hbase-site\.xml is changed/);
    const written = await readFile(file, 'utf8');
    expect(written.split('\n').slice(0, 3)).toEqual(site.split('\n').slice(0, 3));
    expect(written).toMatch(/<name>splice\.replication\.enabled<\/name><value>true<\/value>/);
    expect(written).toContain('hbase.regionserver.replication.handler.count');
    await workbench().toasts.clear();
    await diff.waitFor({ state: 'hidden' });
    await page().said('Configure', 'done');
  });

  it('turns the database on, with the rows before and after', async () => {
    await page().next('Enable');
    expect(await page().statements()).toEqual(['CALL SYSCS_UTIL.ENABLE_DATABASE_REPLICATION()']);
    expect(await page().step.locator('table').innerText()).toMatch(/DATABASE\s+no\s+yes/);
    await workbench().picture('walkthrough-enable');
    await page().run();
    await page().said('Enable', 'done');
    expect(await page().outcome()).toContain('Enabled replication for database');
  });

  it('backs up in the background, and goes on while its panel is closed', async () => {
    await page().next('Back up');
    expect(await page().field('Backup directory').inputValue()).toBe('hdfs://active-nn.sample:8020/backup');
    await page().run();
    await page().said('Back up', 'running');
    await workbench().picture('walkthrough-running');
    expect(await violations(workbench().page)).toEqual([]);
    await workbench().command('View: Close Editor');
    await workbench().command('Splice Replication: Open a set-up…');
    await workbench().quickInput.pick(`Set up a pair: ${east} → ${west}`);
    await page().opened(`Set up a pair: ${east} → ${west}`);
    await page().said('Back up', 'done', 30_000);
    expect(await page().outcome()).toMatch(/Its number is \d+/);
  });

  it('restores after the name is typed; waiting for the restart can be stopped and taken up again', async () => {
    await page().next('Restore');
    expect(await page().statements()).toEqual([
      expect.stringMatching(/^CALL SYSCS_UTIL\.VALIDATE_BACKUP\('hdfs:.*', \d+\)$/),
      expect.stringMatching(/^CALL SYSCS_UTIL\.SYSCS_RESTORE_DATABASE\('hdfs:.*', \d+, true\)$/),
    ]);
    await workbench().picture('walkthrough-restore');
    await page().run('Replace…', west);
    await page().said('Restore', 'running');
    await page().press('Stop waiting');
    await page().said('Restore', 'unknown');
    expect(await page().outcome()).toContain('Stopped waiting for: Restore');
    await workbench().picture('walkthrough-stopped');
    expect(await violations(workbench().page)).toEqual([]);
    await page().press('Look it up');
    await page().said('Restore', 'running');
    await workbench().picture('walkthrough-restart');
    await page().press('It was restarted');
    await page().said('Restore', 'done', 60_000);
  });

  it('adds the peer and verifies', async () => {
    await page().next('Add the peer');
    expect(await page().field('Cluster key').inputValue()).toMatch(/^passive-zk1/);
    await page().run();
    await page().said('Add the peer', 'done');
    expect(await page().picture()).toContain('peer 1, whole database');
    await page().next('Verify');
    await page().press('Compare');
    await page().said('Verify', 'done');
    expect(await page().isInSight('Next: go on')).toBe(true);
    await workbench().picture('walkthrough-verify');
  });

  it('ends with a pair: a row inserted on the active cluster is read on the passive one', async () => {
    expect(await travel(workbench())).toEqual(['XTS', '1.500000']);
    await workbench().picture('walkthrough-travel');
    await workbench().command('View: Hide Panel');
    await workbench().page.locator('.tab', { hasText: 'Set up a pair' }).click();
  });

  it.each(['light', 'dark', 'high contrast', 'high contrast light'] as const)(
    'has no accessibility problems in a %s theme',
    async (theme) => {
      await workbench().theme(theme);
      for (const step of ['Choose', 'Configure', 'Enable', 'Back up', 'Restore', 'Add the peer', 'Verify', 'Report']) {
        await page().open(step);
        expect(await violations(workbench().page)).toEqual([]);
      }
      await workbench().picture(`walkthrough-${theme.replaceAll(' ', '-')}`);
    },
  );

  it('puts the steps above on a narrow page', async () => {
    await page().open('Add the peer');
    await workbench().size(520, 900);
    await workbench().picture('walkthrough-narrow');
    const [list, step] = [await page().frame.locator('nav').boundingBox(), await page().step.boundingBox()];
    expect(list!.y + list!.height).toBeLessThanOrEqual(step!.y);
    await workbench().size(1280, 900);
  });

  it('saves the report as Markdown', async () => {
    await page().open('Report');
    await page().press('Save the report…');
    await workbench().quickInput.saveAs('replication.md');
    await workbench().editor.opened('replication.md');
    const report = await readFile(path.join(workbench().server.folder, 'replication.md'), 'utf8');
    expect(report).toMatch(new RegExp(`^# Set up a pair: ${east} → ${west}\n`));
    for (const procedure of ['LIST_PEERS', 'ENABLE_DATABASE_REPLICATION', 'SYSCS_RESTORE_DATABASE', 'ADD_PEER'])
      expect(report).toMatch(new RegExp(`\\| \`CALL SYSCS_UTIL\\.${procedure}\\(.*\\| \\d+ \\|\n`));
    await workbench().command('View: Close Editor');
  });

  it('each set-up has one panel, and one that is deleted takes its own along', async () => {
    const tabs = workbench().page.locator('.tab', { hasText: 'Set up a pair' });
    await workbench().command('Splice Replication: Set up a pair');
    await page().opened(/^Set up a pair$/);
    expect(await tabs.count()).toBe(2);
    await page().select('Active cluster', new RegExp(`^${west}`));
    // VS Code gives a page that is busy the focus late, which would close the list that is asked for next.
    await expect.poll(() => page().picture(), { timeout: 20_000 }).toContain(west);
    await workbench().command('Splice Replication: Open a set-up…');
    await workbench().quickInput.pick(`Set up a pair: ${east} → ${west}`);
    await page().opened(`Set up a pair: ${east} → ${west}`);
    expect(await tabs.count()).toBe(2);
    expect(await page().state('Verify')).toBe('done');
    await workbench().command('Splice Replication: Open a set-up…');
    expect(await workbench().quickInput.rows()).toEqual([
      expect.stringMatching(/^Set up a pair, next: Choose/),
      expect.stringMatching(new RegExp(`^Set up a pair: ${east} → ${west}, finished`)),
      expect.stringMatching(/^Remove a peer/),
    ]);
    await workbench().picture('walkthrough-several');
    await workbench().quickInput.pressIn(/^Set up a pair$/, 'Delete this set-up');
    expect((await workbench().dialog.text()).message).toBe('Delete the set-up “Set up a pair”?');
    await workbench().dialog.press('Delete');
    await expect.poll(() => tabs.count(), { timeout: 20_000 }).toBe(1);
    await expect.poll(() => workbench().quickInput.rows(), { timeout: 20_000 }).toHaveLength(2);
    await workbench().quickInput.cancel();
    await page().opened(`Set up a pair: ${east} → ${west}`);
  });

  // The sample begins anew with the window: what is remembered is not true any more, and that is what is to be said.
  it('comes back after a reload in the middle of a backup, with what is true now', async () => {
    await page().open('Back up');
    await page().run();
    // From its number on it is known to have been sent; before that a reload would rightly leave it to be done.
    await expect.poll(() => page().outcome(), { timeout: 20_000 }).toMatch(/^running .*\d{6}/s);
    await workbench().reload();
    await page().opened(`Set up a pair: ${east} → ${west}`);
    await page().said('Enable', 'to do', 30_000);
    await page().open('Enable');
    expect(await page().step.locator('.now').innerText()).toContain('SYS.SYSREPLICATION has no row DATABASE.');
    // Nobody works on that backup any more, and it is never begun again by itself.
    await page().said('Back up', 'unknown', 30_000);
    await page().open('Back up');
    expect(await page().outcome()).toContain('The backup is neither running nor in SYS.SYSBACKUP.');
    await workbench().picture('walkthrough-reloaded');
    expect(await page().state('Add the peer')).toBe('done');
  });

  // A reload may bring back the tab of one that was deleted a while ago too: VS Code writes down late which tabs are open.
  it('closes after a reload, as soon as it is seen, where its set-up is gone: another window may have deleted it', async () => {
    const { page: window, storage, toasts } = workbench();
    const tabs = window.locator('.tab', { hasText: 'Set up a pair' });
    const folder = path.join(storage, 'set-ups');
    await Promise.all((await readdir(folder)).map((file) => rm(path.join(folder, file))));
    await window.reload();
    await tabs.first().waitFor();
    const leftWhenSeen = async () => {
      // It may close just before the click.
      await tabs
        .first()
        .click({ timeout: 1_000 })
        .catch(() => undefined);
      return tabs.count();
    };
    await expect.poll(leftWhenSeen, { timeout: 30_000 }).toBe(0);
    expect(await toasts.texts()).toEqual([]);
  });
});
