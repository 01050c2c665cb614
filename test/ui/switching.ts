/** What a person sees of a pair of clusters with the sample's contents, and switches on it: the same whatever the transport. */
import { beforeEach, describe, expect, it } from 'vitest';
import { askSwitch, eastAtFirst, switchByButton } from '../support/sampleClusters';
import type { Workbench } from '../support/workbench';

export interface Pair {
  /** Names of the clusters; both are connected, `development`, and as the sample is at first. */
  readonly active: string;
  readonly passive: string;
  /** What the names of pictures begin with. */
  readonly pictures: string;
}

/** The last cases leave nothing replicated. */
export function switchingCases(workbench: () => Workbench, { active, passive, pictures }: Pair): void {
  const tree = () => workbench().tree('Clusters');
  const inActive = (...names: readonly string[]) => [active, 'Schemas', ...names];
  const picture = (name: string) => workbench().picture(`${pictures}-${name}`);
  const descriptions = async (names: readonly string[]) =>
    Object.fromEntries((await tree().children(names)).map(({ name, description }) => [name, description]));

  const states = async (names: readonly string[]) => [...new Set(Object.values(await descriptions(names)))];
  /** The tree is drawn a moment after what it shows was read. */
  const soon = { timeout: 10_000 };

  it('are two, each with its role, and the peer leads from one to the other', async () => {
    const clusters = async () => (await tree().children()).map(({ name, description }) => `${name}: ${description}`);
    await expect
      .poll(clusters, soon)
      .toEqual([
        `${active}: ${eastAtFirst}`,
        `${passive}: development, passive, read-only, 1 schema and 5 tables, 3.2.0.2025`,
      ]);
    const peer = await tree().row([active, 'Peers', `1 → ${passive}`]);
    expect(peer.description).toMatch(/^enabled, serial, passive-zk1/);
  });

  it('tell every state in words', async () => {
    await expect
      .poll(() => descriptions(inActive()), soon)
      .toEqual({
        FINANCE: 'not replicated',
        HR: '3 of 4 tables, 1 row to repair',
        SALES: 'replicated, own setting',
        SPLICE: 'not replicated',
        STOCK: '1 of 4 tables',
      });
    await tree().expand(inActive('SALES'));
    await expect
      .poll(() => descriptions(inActive('SALES')), soon)
      .toEqual({
        CLIENTS: 'synonym, nothing to replicate',
        CUSTOMERS: 'replicated via schema',
        INVOICES: 'replicated via schema',
        OPEN_ORDERS: 'view, nothing to replicate',
        ORDERS: 'replicated via schema',
        ORDER_LINES: 'replicated via schema',
      });
    await tree().expand(inActive('HR'));
    await expect
      .poll(() => descriptions(inActive('HR')), soon)
      .toEqual({
        OLD_GRADES: 'stale row, no such table',
        BONUSES: 'replicated, own setting',
        DEPARTMENTS: 'replicated, own setting',
        EMPLOYEES: 'replicated, own setting',
        PAY: 'not replicated',
      });
    await picture('expanded');
  });

  describe('can be switched', () => {
    // Each leaves the clusters as it found them, up to the last two.
    beforeEach(() => workbench().toasts.clear());

    it('table by table: off, and on again', async () => {
      await tree().expand(inActive('STOCK'));
      const table = inActive('STOCK', 'PRODUCTS');
      await switchByButton(workbench(), table, /^Turn replication off/, 'Turn off', 'not replicated');
      await expect(workbench().toasts.text(/PRODUCTS: Success/)).resolves.toBe(
        `${active}, STOCK.PRODUCTS: Success. Disabled replication for table STOCK.PRODUCTS.`,
      );
      await tree().rowSaying(inActive('STOCK'), /^not replicated$/);
      await tree().rowSaying([active], '1 schema and 4 tables');

      await switchByButton(workbench(), table, /^Turn replication on/, 'Turn on', 'replicated, own setting');
      await tree().rowSaying(inActive('STOCK'), /^1 of 4 tables$/);
    });

    it('not at all when the dialog is cancelled or closed with Escape', async () => {
      await tree().expand(inActive('STOCK'));
      const table = inActive('STOCK', 'PRODUCTS');
      const { message, detail } = await askSwitch(workbench(), table, /^Turn replication off/);
      expect(message).toBe(`Turn replication off for STOCK.PRODUCTS on ${active} (development)?`);
      expect(detail).toContain("CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('STOCK', 'PRODUCTS')");
      expect(detail).toContain('goes offline while it is switched');
      expect(detail).toContain('Rows removed: 1 TABLE.');
      expect(detail).toContain('Way back:');
      expect(await workbench().dialog.buttons()).toEqual(expect.arrayContaining(['Turn off', 'Show rows', 'Cancel']));
      await picture('dialog-turn-off-table');
      await workbench().dialog.press('Cancel');

      await askSwitch(workbench(), table, /^Turn replication off/);
      await workbench().page.keyboard.press('Escape');
      await workbench().dialog.box.waitFor({ state: 'hidden' });
      await tree().contextAction([active], 'Refresh');
      await tree().rowSaying(table, 'replicated, own setting');
      expect(await workbench().toasts.texts()).toEqual([]);
    });

    it('schema by schema', async () => {
      const schema = inActive('FINANCE');
      await tree().expand(schema);
      await switchByButton(workbench(), schema, /^Turn replication on/, 'Turn on', 'replicated, own setting');
      await expect
        .poll(() => descriptions(schema), soon)
        .toEqual({
          ACCOUNTS: 'replicated via schema',
          LEDGER: 'replicated via schema',
          RATES: 'replicated via schema',
        });
      await switchByButton(workbench(), schema, /^Turn replication off/, 'Turn off', 'not replicated');
      await expect.poll(() => states(schema), soon).toEqual(['not replicated']);
    });

    it('peer by peer', async () => {
      const peer = [active, 'Peers', `1 → ${passive}`];
      await switchByButton(workbench(), peer, 'Disable peer…', 'Disable', /^disabled/);
      await expect(workbench().toasts.text(/Success/)).resolves.toContain('Disabled peer 1');
      await switchByButton(workbench(), peer, 'Enable peer…', 'Enable', /^enabled/);
    });

    it('many at once, with one confirmation and one summary', async () => {
      await tree().expand(inActive('STOCK'));
      const wanted = ['LEVELS', 'SUPPLIERS', 'WAREHOUSES'].map((name) => inActive('STOCK', name));
      for (const [index, table] of wanted.entries()) await tree().select(table, index > 0);
      const { message, detail } = await askSwitch(workbench(), inActive('STOCK', 'SUPPLIERS'), 'Turn replication on…');
      expect(message).toBe(
        `Turn replication on for STOCK.LEVELS, STOCK.SUPPLIERS, STOCK.WAREHOUSES on ${active} (development)?`,
      );
      expect(detail.match(/CALL SYSCS_UTIL\.ENABLE_TABLE_REPLICATION/g)).toHaveLength(3);
      await picture('dialog-many');
      await workbench().dialog.press('Turn on');
      await expect(workbench().toasts.text(/succeeded/)).resolves.toBe(
        `${active}: 3 succeeded (STOCK.LEVELS, STOCK.SUPPLIERS, STOCK.WAREHOUSES).`,
      );
      await expect.poll(() => states(inActive('STOCK')), soon).toEqual(['replicated, own setting']);
      await tree().rowSaying(inActive('STOCK'), /^4 of 4 tables$/);

      await workbench().toasts.clear();
      await askSwitch(workbench(), inActive('STOCK', 'SUPPLIERS'), 'Turn replication off…');
      await workbench().dialog.press('Turn off');
      await expect(workbench().toasts.text(/succeeded/)).resolves.toBe(
        `${active}: 3 succeeded (STOCK.LEVELS, STOCK.SUPPLIERS, STOCK.WAREHOUSES).`,
      );
    });

    it('from the editor that shows the rows before and after', async () => {
      await tree().expand(inActive('HR'));
      const table = inActive('HR', 'PAY');
      await askSwitch(workbench(), table, /^Turn replication on/);
      await workbench().dialog.press('Show rows');
      const { page } = workbench();
      const after = page.locator('.monaco-diff-editor .editor.modified .view-line', { hasText: 'TABLE|HR|PAY' });
      await after.waitFor();
      expect(await page.locator('.monaco-diff-editor .editor.original .view-lines').innerText()).not.toContain('PAY');
      await picture('rows-before-and-after');
      await page.locator('.editor-actions').getByRole('button', { name: 'Turn on' }).click();
      await tree().rowSaying(table, 'replicated, own setting');
      await after.waitFor({ state: 'detached' });
      expect(await workbench().editor.tabs()).toEqual([]);
      await switchByButton(workbench(), table, /^Turn replication off/, 'Turn off', 'not replicated');
    });

    it('not where the server would do nothing: that is said, and nothing is asked', async () => {
      await tree().expand(inActive('SALES'));
      await tree().select(inActive('SALES', 'ORDERS'));
      await workbench().command('Splice Replication: Turn replication on for the table…');
      await expect(workbench().toasts.text(/Nothing to do/)).resolves.toContain(
        'Replication for table SALES.ORDERS has been enabled',
      );
      expect(await workbench().dialog.box.count()).toBe(0);
    });

    it('not on the passive cluster, with the reason', async () => {
      await tree().expand([passive, 'Schemas', 'STOCK']);
      const table = [passive, 'Schemas', 'STOCK', 'LEVELS'];
      expect(await tree().inlineActions(table)).toEqual([]);
      await tree().select(table);
      await workbench().command('Splice Replication: Turn replication on for the table…');
      await expect(workbench().toasts.text(/read-only replica/)).resolves.toBe(
        `${passive} is a read-only replica. Switch replication on its active cluster.`,
      );
      expect(await workbench().dialog.box.count()).toBe(0);
    });

    it('and a stale row repaired', async () => {
      await tree().expand(inActive('HR'));
      await tree().inlineAction(inActive('HR', 'OLD_GRADES'), 'Repair row…');
      await workbench().dialog.text();
      await picture('dialog-repair');
      await workbench().dialog.press('Repair');
      await tree().rowSaying(inActive('HR'), /^3 of 4 tables$/);
      await expect.poll(async () => Object.keys(await descriptions(inActive('HR'))), soon).not.toContain('OLD_GRADES');
    });

    it('whole, and what one table less does to the scope is told before', async () => {
      await askSwitch(workbench(), [active], /^Turn replication on for the whole database/);
      expect((await workbench().dialog.text()).detail).toContain('Settings made for 1 schema and 4 tables are lost.');
      await picture('dialog-turn-on-database');
      await workbench().dialog.press('Turn on');
      await tree().rowSaying([active], 'whole database');
      await tree().rowSaying(inActive('FINANCE'), 'replicated via database');

      await tree().expand(inActive('STOCK'));
      const { detail } = await askSwitch(workbench(), inActive('STOCK', 'LEVELS'), /^Turn replication off/);
      expect(detail).toMatch(/Rows replaced: 1 DATABASE by 16 SCHEMA, 3 TABLE/);
      expect(detail).toMatch(/⚠ .*new/i);
      await picture('dialog-narrows-database');
      await workbench().dialog.press('Turn off');
      await tree().rowSaying(inActive('STOCK', 'LEVELS'), 'not replicated');
      await tree().rowSaying(inActive('STOCK'), '3 of 4 tables');
      await tree().rowSaying(inActive('FINANCE'), 'replicated, own setting');

      await askSwitch(workbench(), [active], /^Turn replication off for the whole database/);
      await workbench().dialog.press('Turn off');
      await tree().rowSaying([active], 'nothing replicated');
      await tree().rowSaying(inActive('SALES'), 'not replicated');
    });
  });
}
