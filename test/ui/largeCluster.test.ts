/** A cluster of more tables than are read at once, on real servers, over every transport: pages, reading by schema, the filter, a switch. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectLab, labProfile } from '../support/labProfile';
import { liveLabs, type LiveLab } from '../support/liveLab';
import { switchByButton } from '../support/sampleClusters';
import { useWorkbench } from '../support/useWorkbench';

const schemas = ['lab', 'Schemas'];

describe.each(liveLabs)('a cluster of 51,600 tables on $name', ({ slug, start }) => {
  let lab: LiveLab;
  const workbench = useWorkbench(async () => {
    lab = await start({ servers: 1 });
    await lab.active.reset({
      schemas: [],
      tables: [],
      role: 'PRIMARY',
      rows: [{ scope: 'TABLE', schemaName: 'WIDE', tableName: 'TABLE_600' }],
    });
    await lab.active.fill({ schemas: 510, tablesPerSchema: 100 });
    await lab.active.fillSchema('WIDE', 600);
    return { machineSettings: { 'spliceReplication.clusters': [labProfile(lab)] } };
  });
  const picture = (name: string) => workbench().picture(`${name}-${slug}`);
  const tree = () => workbench().tree('Clusters');
  const soon = { timeout: 20_000 };
  const last = async () => {
    const row = (await tree().press('End')).at(-1);
    return `${row?.name ?? ''}: ${row?.description ?? ''}`;
  };
  const inSight = async () => (await tree().press('ArrowUp')).map(({ name, description }) => `${name}: ${description}`);

  beforeAll(() => connectLab(workbench(), lab));
  afterAll(() => lab.dispose());

  it('shows its first 500 schemas, and the others on request', async () => {
    await tree().rowSaying(schemas, /^511\b/);
    await expect.poll(last, soon).toBe('Load more: 11 not shown');
    await expect.poll(inSight, soon).toContain('FILL_0500: not replicated');
    await expect.poll(last, soon).toBe('Load more: 11 not shown');
    await tree().press('Enter');
    await expect.poll(last, soon).toBe('WIDE: 1 table');
  });

  it('reads the tables of a schema when it is opened, and shows them in pages too', async () => {
    await tree().press('ArrowRight');
    await expect.poll(last, soon).toBe('Load more: 100 not shown');
    await picture('large-cluster');
    await tree().press('Enter');
    await expect.poll(last, soon).toBe('TABLE_600: replicated, own setting');
    await tree().press('ArrowLeft');
    await expect.poll(inSight, soon).toContain('WIDE: 1 of 600 tables');
    await tree().press('ArrowDown');
    await tree().press('ArrowLeft');
    await expect.poll(last, soon).toBe('WIDE: 1 of 600 tables');
  });

  it('switches a table whose neighbours in other schemas were never read', async () => {
    const schema = [...schemas, 'FILL_0001'];
    await tree().press('Home');
    await tree().open(schema);
    await expect.poll(async () => (await tree().press('Home')).map(({ name }) => name), soon).toContain('TABLE_001');
    await switchByButton(
      workbench(),
      [...schema, 'TABLE_001'],
      /^Turn replication on/,
      'Turn on',
      'replicated, own setting',
    );
    await tree().rowSaying(schema, '1 of 100 tables');
    expect(await lab.active.rows()).toContainEqual({
      scope: 'TABLE',
      schemaName: 'FILL_0001',
      tableName: 'TABLE_001',
    });
  });

  describe('filtered', () => {
    const names = async (path: readonly string[]) => (await tree().children(path)).map(({ name }) => name);
    const filter = async (text: string) => {
      await workbench().command('Splice Replication: Filter by name…');
      await workbench().quickInput.enter(text);
    };

    it('by schema and table, finds what was never read', async () => {
      await filter('ll_0444.table_03');
      await tree().row([...schemas, 'FILL_0444', 'TABLE_039']);
      expect(await names(schemas)).toEqual(['FILL_0444']);
      expect(await names([...schemas, 'FILL_0444'])).toHaveLength(10);
      await tree().rowSaying([...schemas, 'FILL_0444', 'TABLE_039'], 'not replicated');
      await picture('large-cluster-filtered');
    });

    it('by a name that more tables have than are looked for, says that there are more', async () => {
      await filter('table_09');
      await expect.poll(last, soon).toBe('Only the first 500 tables found are shown: ');
      await picture('large-cluster-more-found');
    });

    it('by what many schemas are called, reads none of them until one is opened', async () => {
      await filter('fill_0');
      await expect.poll(last, soon).toBe('Load more: 10 not shown');
      const atEnd = () => tree().press('End');
      const rows = await atEnd();
      expect(rows.find(({ name }) => name === 'FILL_0500')?.expanded).toBe(false);
      expect(rows.filter(({ name }) => name.startsWith('Reading'))).toEqual([]);
      await picture('large-cluster-filtered-by-schema');
      await tree().press('ArrowUp');
      await tree().press('ArrowRight');
      await expect.poll(async () => (await atEnd()).map(({ name }) => name), soon).toContain('TABLE_100');
    });

    it('by what nothing is called, says so', async () => {
      await filter('nowhere');
      await expect.poll(() => names(schemas), soon).toEqual(['No name matches the filter']);
    });

    it('no longer, shows everything again', async () => {
      await workbench().command('Splice Replication: Clear filter');
      await expect.poll(last, soon).toBe('Load more: 11 not shown');
    });
  });
});
