/** A cluster of more tables than are read at once, on a real server: pages, reading by schema, the filter, a switch. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMariaDbLab, type MariaDbLab } from '../labs/mariadb/lab';
import { connectLab, labProfile } from '../support/labProfile';
import { switchByButton } from '../support/sampleClusters';
import { useWorkbench } from '../support/useWorkbench';

const schemas = ['lab', 'Schemas'];

describe('a cluster of 51,600 tables', () => {
  let lab: MariaDbLab;
  const workbench = useWorkbench(async () => {
    lab = await startMariaDbLab({ servers: 1 });
    await lab.active.reset({
      schemas: [],
      tables: [],
      role: 'PRIMARY',
      rows: [{ scope: 'TABLE', schemaName: 'WIDE', tableName: 'TABLE_600' }],
    });
    await lab.active.fill({ schemas: 510, tablesPerSchema: 100 });
    await lab.active.fillSchema('WIDE', 600);
    return { settings: { 'spliceReplication.clusters': [labProfile(lab)] } };
  });
  const tree = () => workbench().tree('Clusters');
  const names = async (path: readonly string[]) => (await tree().children(path)).map(({ name }) => name);
  const soon = { timeout: 20_000 };

  beforeAll(() => connectLab(workbench(), lab));
  afterAll(() => lab.dispose());

  it('shows its first 500 schemas, and the others on request', async () => {
    await tree().rowSaying(schemas, /^511\b/);
    await tree().rowSaying([...schemas, 'Load more'], '11 not shown');
    expect(await names(schemas)).toHaveLength(501);
    await tree().select([...schemas, 'Load more']);
    await tree().row([...schemas, 'WIDE']);
    await expect.poll(() => names(schemas), soon).toHaveLength(511);
  });

  it('says what it knows of a schema before its tables are read, and counts them once they are', async () => {
    await tree().rowSaying([...schemas, 'WIDE'], /^1 table$/);
    await tree().expand([...schemas, 'WIDE']);
    await tree().rowSaying([...schemas, 'WIDE'], '1 of 600 tables');
    await tree().rowSaying([...schemas, 'WIDE', 'Load more'], '100 not shown');
    await workbench().picture('large-cluster');
    await tree().select([...schemas, 'WIDE', 'Load more']);
    await tree().rowSaying([...schemas, 'WIDE', 'TABLE_600'], 'replicated, own setting');
    await tree().collapse([...schemas, 'WIDE']);
  });

  it('switches a table whose neighbours were never read', async () => {
    const table = [...schemas, 'FILL_0001', 'TABLE_001'];
    await tree().expand([...schemas, 'FILL_0001']);
    await switchByButton(workbench(), table, /^Turn replication on/, 'Turn on', 'replicated, own setting');
    await tree().rowSaying([...schemas, 'FILL_0001'], '1 of 100 tables');
    expect(await lab.active.rows()).toContainEqual({
      scope: 'TABLE',
      schemaName: 'FILL_0001',
      tableName: 'TABLE_001',
    });
    await tree().collapse([...schemas, 'FILL_0001']);
  });

  describe('filtered', () => {
    const filter = async (text: string) => {
      await workbench().command('Splice Replication: Filter by name…');
      await workbench().quickInput.enter(text);
    };

    it('by schema and table, finds the one that was never read', async () => {
      await filter('ll_0444.table_03');
      await tree().row([...schemas, 'FILL_0444', 'TABLE_039']);
      expect(await names(schemas)).toEqual(['FILL_0444']);
      expect(await names([...schemas, 'FILL_0444'])).toHaveLength(10);
    });

    it('by a name that more tables have than are looked for, says that there are more', async () => {
      await filter('table_09');
      await tree().row([...schemas, 'FILL_0050', 'TABLE_099']);
      await tree().row([...schemas, 'Only the first 500 tables found are shown']);
      await workbench().picture('large-cluster-filtered');
    });

    it('by what nothing is called, says so', async () => {
      await filter('nowhere');
      await expect.poll(() => names(schemas), soon).toEqual([expect.stringMatching(/^No /)]);
    });

    it('no longer, shows everything again', async () => {
      await workbench().command('Splice Replication: Clear filter');
      await tree().row([...schemas, 'FILL_0001']);
    });
  });
});
