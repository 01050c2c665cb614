/** The forms by keyboard, and the keys that the peer form offers: on the sample clusters. */
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/accessibility';
import { ClusterForm } from '../support/clusterForm';
import { east, openSample, west } from '../support/sampleClusters';
import { useWorkbench } from '../support/useWorkbench';

const soon = { timeout: 10_000 };

describe('the forms', () => {
  const workbench = useWorkbench();
  const tree = () => workbench().tree('Clusters');
  const form = () => new ClusterForm(workbench());
  const press = (key: string) => workbench().page.keyboard.press(key);
  const tabs = () => workbench().editor.tabs();

  beforeAll(() => openSample(workbench()));

  it('says why it cannot be drawn, and is there again with its files', async () => {
    await workbench().without('media/form.css', async () => {
      await workbench().command('Splice Replication: Add cluster…');
      const told = workbench().webview().frame.getByRole('alert');
      await expect
        .poll(() => told.innerText(), soon)
        .toMatch(
          /^“Add a cluster” cannot be shown\. Reload the window, or install the extension again\. \(ENOENT.*form\.css/,
        );
    });
    await workbench().picture('form-cannot-be-shown');
    await workbench().command('View: Close All Editors');
    await workbench().command('Splice Replication: Add cluster…');
    await form().opened('Add a cluster');
    await workbench().command('View: Close All Editors');
  });

  describe('for a cluster', () => {
    const title = expect.stringContaining('Add a cluster') as string;
    const open = async () => {
      await workbench().command('Splice Replication: Add cluster…');
      await form().opened('Add a cluster');
      await form().field('Name').focus();
    };

    it('is closed by Escape, and adds nothing', async () => {
      await open();
      await form().fill({ Name: 'dropped', Host: 'h1' });
      await press('Escape');
      await expect.poll(tabs, soon).not.toContainEqual(title);
      expect((await tree().children()).map(({ name }) => name)).toEqual([east, west]);
    });

    it('has the focus again where it was, after the person was elsewhere', async () => {
      await open();
      const host = form().field('Host');
      const isFocused = () => host.evaluate((node) => (node.getRootNode() as ShadowRoot).activeElement === node);
      await host.focus();
      await press('F1');
      await workbench().quickInput.opened();
      expect(await isFocused()).toBe(false);
      await workbench().quickInput.cancel();
      await expect.poll(isFocused, soon).toBe(true);
      await press('Escape');
      await expect.poll(tabs, soon).not.toContainEqual(title);
    });

    it('is not saved by Enter while something is wrong', async () => {
      await open();
      await press('Enter');
      await expect.poll(() => form().problems(), soon).toContain('Give the cluster a name.');
      expect(await tabs()).toContainEqual(title);
    });

    it('is saved by Enter', async () => {
      await form().fill({ Name: 'lab', Host: '127.0.0.1' });
      await press('Enter');
      await expect.poll(tabs, soon).not.toContainEqual(title);
      await tree().rowSaying(['lab'], 'development, not connected');
      await tree().contextAction(['lab'], 'Remove cluster…');
      await workbench().dialog.press('Remove');
    });
  });

  describe('for a peer', () => {
    const title = expect.stringContaining('Add a peer') as string;
    const frame = () => workbench().webview().frame;
    const id = () => frame().getByRole('textbox', { name: /^Peer id/ });
    const notOffered = () => frame().getByRole('listitem').allInnerTexts();
    const open = async () => {
      await tree().contextAction([east], 'Add peer…');
      await frame()
        .getByRole('heading', { name: `Add a peer to ${east}` })
        .waitFor();
    };

    it('says that a cluster is a peer already, and is closed by Escape', async () => {
      await open();
      expect(await notOffered()).toEqual([`${west} is a peer already.`]);
      await id().focus();
      await press('Escape');
      await expect.poll(tabs, soon).not.toContainEqual(title);
    });

    it('connects a cluster whose key is not known, and takes the key', async () => {
      await tree().contextAction([east, 'Peers', `1 → ${west}`], 'Remove peer…');
      await workbench().dialog.press('Remove');
      await tree().rowSaying([east, 'Peers'], /^0$/);
      await tree().contextAction([west], 'Disconnect');
      await tree().rowSaying([west], 'not connected');
      await open();
      for (const theme of ['light', 'dark'] as const) {
        await workbench().theme(theme);
        await workbench().picture(`peer-form-not-connected-${theme}`);
        expect(await violations(workbench().page)).toEqual([]);
      }
      expect((await notOffered())[0]).toContain(`${west} is not connected.`);
      await frame()
        .getByRole('button', { name: `Connect ${west} and take its key` })
        .click();
      await expect.poll(notOffered, soon).toEqual([]);
      const chosen = frame().getByRole('option', { selected: true, includeHidden: true });
      expect(await chosen.textContent()).toMatch(/^sample-west \(.*passive-zk1/);
      await workbench().picture('peer-form-key-taken');
    });

    it('asks nothing at Enter while something is wrong, and else for the confirmation', async () => {
      await id().fill('x');
      await press('Enter');
      await expect.poll(() => frame().locator('.problem:visible').allInnerTexts(), soon).toHaveLength(1);
      await id().fill('7');
      await press('Enter');
      expect((await workbench().dialog.text()).detail).toContain('CALL SYSCS_UTIL.ADD_PEER(7, ');
      await workbench().dialog.press(await workbench().dialog.primary());
      await expect.poll(tabs, soon).not.toContainEqual(title);
      await tree().rowSaying([east, 'Peers', `7 → ${west}`], /^enabled/);
    });
  });

  it('leave a peer its cluster’s name while that is not connected', async () => {
    await workbench().reload();
    await workbench().openView('Splice Replication');
    await tree().expand([east]);
    await tree().rowSaying([west], 'not connected');
    await tree().row([east, 'Peers', `1 → ${west}`]);
  });
});
