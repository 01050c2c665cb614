/** Entries of the setting that make no cluster are told of where a script asks for a cluster, though nobody has looked at the view. */
import { beforeEach, describe, expect, it } from 'vitest';
import { useWorkbench } from '../support/useWorkbench';

const cluster = (name: string, transport: object) => ({
  id: name,
  name,
  environment: 'test',
  user: 'splice',
  password: 'session',
  transport: { kind: 'drda', ...transport },
});
const text = 'One entry of spliceReplication.clusters is not shown. broken: The host is missing.';

describe('a cluster that is a broken entry', () => {
  const workbench = useWorkbench({
    files: { 'bound.ssql': 'CALL SYSCS_UTIL.LIST_PEERS();\n', 'named.ssql': '-- @cluster broken\nVALUES 1;\n' },
    machineSettings: {
      'spliceReplication.clusters': [cluster('north', { host: '127.0.0.1', port: 1 }), cluster('broken', {})],
    },
  });
  const status = () => workbench().page.locator('.statusbar-item[id$="spliceReplication.cluster"]');
  const told = async () =>
    (await workbench().toasts.texts()).filter((one) => one.includes('spliceReplication.clusters'));

  beforeEach(() => workbench().reload());

  it('is told of where a file is bound', async () => {
    await workbench().editor.open('bound.ssql');
    await expect.poll(() => status().innerText(), { timeout: 20_000 }).toContain('No cluster');
    expect(await told()).toEqual([]);
    await status().click();
    await workbench().quickInput.opened();
    expect((await workbench().quickInput.rows())[0]).toContain('north');
    expect(await workbench().toasts.text(/broken/)).toBe(text);
    await workbench().picture('broken-entry-bind');
    await workbench().quickInput.cancel();
    await workbench().toasts.clear();
    await status().click();
    await workbench().quickInput.opened();
    expect(await told()).toEqual([]);
    await workbench().quickInput.cancel();
  });

  it('is told of where a script that names it is run', async () => {
    await workbench().editor.open('named.ssql');
    expect(await told()).toEqual([]);
    await workbench().editor.area.locator('.view-lines').click();
    await workbench().page.keyboard.press('ControlOrMeta+Shift+Alt+Enter');
    expect(await workbench().toasts.text(/broken: /)).toBe(text);
    await workbench().picture('broken-entry-run');
  });
});
