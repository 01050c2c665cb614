/** Looking around in the Clusters view, and adding a peer, on the sample clusters. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from '../support/accessibility';
import { clipboard, east, inEast, openSample, switchByButton, west } from '../support/sampleClusters';
import { useWorkbench } from '../support/useWorkbench';

describe('the Clusters view', () => {
  const workbench = useWorkbench();
  const tree = () => workbench().tree('Clusters');
  const names = async (path: readonly string[]) => (await tree().children(path)).map(({ name }) => name);
  const soon = { timeout: 10_000 };

  beforeAll(async () => {
    await openSample(workbench());
    await workbench().page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  beforeEach(async () => {
    await workbench().toasts.clear();
    await workbench().page.mouse.move(900, 300);
  });

  it('says the state to a screen reader too', async () => {
    await tree().expand(inEast('HR'));
    const { label } = await tree().row(inEast('HR', 'OLD_GRADES'));
    expect(label).toBe('OLD_GRADES, row, stale row, no such table');
    expect((await tree().row([east])).label).toMatch(/^sample-east, cluster, development, active/);
    expect((await tree().row(inEast('HR', 'PAY'))).label).toBe('PAY, table, not replicated');
  });

  it('tells the reason of a state, its row and its age when pointed at', async () => {
    await tree().expand(inEast('SALES'));
    const tooltip = await tree().tooltip(inEast('SALES', 'ORDERS'));
    expect(tooltip).toContain('SCHEMA|SALES');
    expect(tooltip).toMatch(/Read (just now|at|\d)/);
    expect(await tree().tooltip([east])).toContain('3.2.0.2025');
  });

  it('finds by a part of the name what is not expanded', async () => {
    await tree().collapse(inEast('STOCK'));
    await tree().titleAction('Filter by name…');
    await workbench().quickInput.enter('ware');
    await tree().row(inEast('STOCK', 'WAREHOUSES'));
    expect(await names([east, 'Schemas'])).toEqual(['STOCK']);
    expect(await names(inEast('STOCK'))).toEqual(['WAREHOUSES']);
    await workbench().picture('look-filtered');
    await workbench().command('Splice Replication: Clear filter');
    await expect.poll(() => names([east, 'Schemas']), soon).toEqual(['FINANCE', 'HR', 'SALES', 'SPLICE', 'STOCK']);
  });

  it('copies names, statements and keys', async () => {
    await tree().expand(inEast('SALES'));
    await tree().contextAction(inEast('SALES', 'ORDERS'), 'Copy name');
    expect(await clipboard(workbench())).toBe('SALES.ORDERS');
    await tree().contextAction(inEast('SALES', 'ORDERS'), 'Copy SQL');
    expect(await clipboard(workbench(), 'SALES.ORDERS')).toBe(
      "CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('SALES', 'ORDERS');\nCALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('SALES', 'ORDERS');\n",
    );
    await tree().contextAction([west], 'Copy cluster key');
    await expect.poll(() => clipboard(workbench())).toMatch(/^passive-zk1.*:2181:\/hbase-unsecure$/);
  });

  it('shows the rows of SYSREPLICATION, and whether HBase agrees with them', async () => {
    await tree().expand(inEast('SALES'));
    await tree().contextAction(inEast('SALES', 'ORDERS'), 'Show in SYSREPLICATION');
    const lines = workbench().page.locator('.monaco-editor .view-lines');
    await expect.poll(() => lines.innerText(), soon).toMatch(/^SCHEMA\s+SALES\s+NULL$/m);
    await workbench().picture('look-sysreplication');
    await tree().contextAction(inEast('SALES'), 'Check drift');
    expect(await workbench().toasts.text(/checked/)).toBe(`SALES on ${east}: 4 checked, rows and tables agree.`);
    await workbench().command('View: Close All Editors');
  });

  it('shows system schemas on request', async () => {
    await workbench().command('Splice Replication: Show or hide system schemas');
    await tree().row(inEast('SYSCS_UTIL'));
    await workbench().command('Splice Replication: Show or hide system schemas');
    await expect.poll(() => names([east, 'Schemas']), soon).not.toContain('SYSCS_UTIL');
  });

  it('works by keyboard alone', async () => {
    const { keyboard } = workbench().page;
    await tree().expand(inEast('STOCK'));
    await tree().select(inEast('STOCK', 'LEVELS'));
    await keyboard.press('ArrowDown');
    await keyboard.press('Shift+F10');
    await workbench().menu.pickByKeyboard('Turn replication off for the table…');
    expect((await workbench().dialog.text()).message).toContain('STOCK.PRODUCTS');
    expect(await workbench().dialog.primary()).toBe('Turn off');
    await keyboard.press('Enter');
    await tree().rowSaying(inEast('STOCK', 'PRODUCTS'), 'not replicated');
    await switchByButton(workbench(), inEast('STOCK', 'PRODUCTS'), /on/, 'Turn on', 'replicated, own setting');
  });

  it('takes a peer away, and adds it again through the form', async () => {
    await tree().contextAction([east, 'Peers', `1 → ${west}`], 'Remove peer…');
    await workbench().dialog.press('Remove');
    await tree().rowSaying([east, 'Peers'], /^0$/);

    await tree().contextAction([east], 'Add peer…');
    const { frame } = workbench().webview();
    await frame.getByRole('heading', { name: `Add a peer to ${east}` }).waitFor();
    await workbench().picture('peer-form');
    expect(await violations(workbench().page)).toEqual([]);
    const id = frame.getByRole('textbox', { name: /^Peer id/ });
    await id.fill('x');
    await expect.poll(() => frame.locator('.problem:visible').allInnerTexts()).toHaveLength(1);
    await id.fill('7');
    await frame.getByRole('button', { name: 'Add peer…' }).click();
    const { message, detail } = await workbench().dialog.text();
    expect(message).toContain(east);
    expect(detail).toContain('CALL SYSCS_UTIL.ADD_PEER(7, ');
    await workbench().picture('dialog-add-peer');
    await workbench().dialog.press(await workbench().dialog.primary());
    const peer = await tree().rowSaying([east, 'Peers', `7 → ${west}`], /^enabled/);
    expect(peer.description).toContain('passive-zk1');
    await expect.poll(() => workbench().editor.tabs(), soon).not.toContainEqual(expect.stringContaining('Add a peer'));
  });

  it('writes what was run into the log, and every change into the audit file', async () => {
    await workbench().command('Splice Replication: Show log');
    await expect.poll(() => workbench().page.locator('.panel .view-lines').innerText(), soon).toMatch(/ADD_PEER/);
    await workbench().command('Splice Replication: Open audit file');
    await expect.poll(() => workbench().editor.tabs(), soon).toContainEqual(expect.stringMatching(/^audit/));
    await workbench().command('View: Close All Editors');
    await workbench().command('View: Hide Panel');
  });

  it.each(['light', 'dark', 'high contrast', 'high contrast light'] as const)(
    'is drawn in a %s theme',
    async (theme) => {
      await workbench().theme(theme);
      await workbench().size(760, 640);
      await workbench().picture(`look-narrow-${theme.replaceAll(' ', '-')}`);
      await workbench().size(1280, 900);
      await workbench().picture(`look-${theme.replaceAll(' ', '-')}`);
      await tree().row(inEast('STOCK', 'PRODUCTS'));
    },
  );

  it('says that a cluster is not connected once it is disconnected, and connects it again', async () => {
    await tree().contextAction([west], 'Disconnect');
    await tree().rowSaying([west], 'not connected');
    await tree().expand([west]);
    await tree().rowSaying([west], 'passive, read-only');
  });
});
