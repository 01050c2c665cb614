/** What a user sees who may not read SYS: nothing is called off that is not known, the reason is told, and Retry brings what was granted meanwhile. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually';
import { labProfile } from '../support/labProfile';
import { liveLabs, type LiveLab } from '../support/liveLab';
import type { TreeRow } from '../support/tree';
import { useWorkbench } from '../support/useWorkbench';

const schemas = ['joe', 'Schemas'];
const schema = [...schemas, 'JOE'];
const joes = (tableName: string) => ({ schemaName: 'JOE', tableName });

describe.each(liveLabs)('a user who may not read SYS, on $name', ({ slug, start }) => {
  let lab: LiveLab;
  const workbench = useWorkbench(async () => {
    lab = await start({ servers: 1 });
    await lab.active.reset({
      schemas: ['JOE'],
      tables: ['MINE', 'OTHER'].map((name) => ({ ...joes(name), tableType: 'T' as const })),
      rows: [{ ...joes('MINE'), scope: 'TABLE' }],
      switchedOn: [joes('MINE')],
      role: 'PRIMARY',
    });
    const joe = { ...labProfile(lab, 'joe'), user: lab.restricted.user };
    return { machineSettings: { 'spliceReplication.clusters': [joe] } };
  });
  const tree = () => workbench().tree('Clusters');
  const picture = (name: string) => workbench().picture(`${name}-${slug}`);

  beforeAll(async () => {
    // On MariaDB a grant alone opens the views; they are closed until the tree was looked at.
    if (slug === 'mariadb') await lab.active.run([`REVOKE ALL ON SYSVW.* FROM '${lab.restricted.user}'@'%'`]);
    await workbench().openView('Splice Replication');
    await tree().open(['joe']);
    await workbench().quickInput.enter(lab.restricted.password);
    await tree().open(schemas);
  });
  afterAll(() => lab.dispose());

  // Derby's lab cannot take the views from a user.
  it.runIf(slug === 'mariadb')('and no view either: a row tells the failure, and Retry brings the tables', async () => {
    const failed = await eventually(
      async (): Promise<TreeRow | undefined> =>
        (await tree().children(schemas)).find(({ name }) => name.includes('denied')),
      () => 'no row tells that the reading failed',
    );
    await picture('unreadable-failed');
    expect(failed.name).toMatch(/sysschemas/i);
    const refused = async () => (await workbench().server.logs()).match(/ denied to user .*sysschemasview/g)?.length;
    expect(await refused()).toBe(1);
    await tree().inlineAction(failed.path, 'Retry');
    // The row says the same before and after; only the log tells that the tables were read again, and refused, before the grant.
    await expect.poll(refused, { timeout: 10_000 }).toBe(2);
    await expect.poll(async () => (await tree().children(schemas)).map(({ name }) => name)).toEqual([failed.name]);
    await lab.active.run([`GRANT SELECT, EXECUTE ON SYSVW.* TO '${lab.restricted.user}'@'%'`]);
    await tree().inlineAction(failed.path, 'Retry');
    await tree().row(schema);
    expect((await tree().children(schemas)).map(({ name }) => name)).toEqual(['JOE']);
  });

  it('is shown every state as unknown, with the reason', async () => {
    await tree().expand(schema);
    for (const name of ['MINE', 'OTHER']) await tree().rowSaying([...schema, name], /^unknown/);
    await tree().rowSaying(schema, /^unknown/);
    await tree().rowSaying(['joe'], 'replication unknown');
    const told = await tree().tooltip(schema, () => picture('unreadable-tooltip'));
    expect(told).toMatch(/may not read SYS.*GRANT SELECT ON SCHEMA SYS TO JOE/is);
    await picture('unreadable-unknown');
  });

  it('is shown the state as soon as it was granted and is read again', async () => {
    await lab.active.grant(lab.restricted.user, 'SYS');
    await tree().contextAction(['joe'], 'Refresh');
    await tree().rowSaying([...schema, 'MINE'], 'replicated, own setting');
    await tree().rowSaying([...schema, 'OTHER'], 'not replicated');
    await picture('unreadable-granted');
  });

  it('is shown none once that is taken back', async () => {
    await lab.active.closeSys(lab.restricted.user);
    await tree().contextAction(['joe'], 'Refresh');
    for (const name of ['MINE', 'OTHER']) await tree().rowSaying([...schema, name], /^unknown/);
  });
});
