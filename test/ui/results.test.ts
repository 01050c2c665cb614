/** The results view: its list, its grid of 100,000 rows, copy, export, history. */
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { buildSmallExtension } from '../../scripts/lib/small-extension.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { packVsix } from '../../scripts/lib/vsix.mjs';
import { intentLine, outcomeLine } from '../../src/clusters/auditLine';
import { violations } from '../support/accessibility';
import { ResultsView } from '../support/resultsView';
import { hostile } from '../support/syntheticRun';
import { useWorkbench } from '../support/useWorkbench';

describe('the results view', () => {
  const workbench = useWorkbench(async () => {
    const opener = await packVsix(path.join(root, 'out'), await buildSmallExtension('results-opener'));
    return { vsix: [inject('vsix'), opener.file] };
  });
  const view = () => new ResultsView(workbench());

  beforeAll(() => view().show('mixed'));

  it('lists the statements: outcome in words, target, duration, message', async () => {
    expect((await view().lines()).map((line) => line.split(' | ').slice(1).join(' | '))).toEqual([
      '12 ms | Success | east (production)',
      '1.2 s | Success | west (test)',
      '14 ms | No change | east (production)',
      '1 min 15 s | Failed | west (test)',
      '16 ms | Unknown | east (production)',
      ' | Skipped | west (test)',
      ' | Not run | east (production)',
    ]);
    expect(await view().messages()).toContain('The peer 1 is there already.');
    const { frame } = view();
    await expect
      .poll(() => frame.locator('.progress .state').innerText())
      .toBe('Stopped: 5 of 7 statements, 1 no change, 1 failed, 1 unknown, 2 not run');
    // What went wrong is shown first.
    expect(await frame.locator('.about').innerText()).toContain('Remove the peer first, or choose another id.');
    await workbench().picture('results-failed');
  });

  it.each(['light', 'dark', 'high contrast', 'high contrast light'] as const)(
    'has no accessibility problems in a %s theme',
    async (theme) => {
      await workbench().theme(theme);
      await view().statements.getByRole('option').first().click();
      await view().cell(0, 0).click();
      await workbench().picture(`results-${theme.replaceAll(' ', '-')}`);
      expect(await violations(workbench().page)).toEqual([]);
    },
  );

  it('is used by keys alone, list and tabs and grid', async () => {
    await workbench().theme('dark');
    const { frame, statements } = view();
    await statements.focus();
    await view().press('End');
    await expect.poll(() => frame.locator('.about').innerText()).toContain('Not run on east');
    await view().press('Home');
    await view().press('Enter');
    expect(await view().focused()).toMatchObject({ row: 0, column: 0 });
    const tab = frame.getByRole('tab', { name: 'Result 2 (0)' });
    await frame.getByRole('tab', { name: 'Result 1 (12)' }).focus();
    await view().press('ArrowRight');
    expect(await tab.getAttribute('aria-selected')).toBe('true');
    expect(await frame.locator('.norows').innerText()).toBe('No rows.');
    expect(await violations(workbench().page)).toEqual([]);
  });

  it('puts the list above where it is narrow', async () => {
    await workbench().size(480, 900);
    const box = async (selector: string) => (await view().frame.locator(selector).boundingBox())!;
    await expect.poll(async () => (await box('.statements')).y < (await box('.detail')).y).toBe(true);
    expect((await box('.statements')).x).toBe((await box('.detail')).x);
    await workbench().picture('results-narrow');
    await workbench().size(1280, 900);
  });

  it('shows 100,000 rows, from the first to the last, and tells a screen reader where one is', async () => {
    await view().show('large');
    const { grid } = view();
    await expect.poll(() => view().cell(0, 0).innerText()).toBe('9223372036854775807');
    expect(await grid.getAttribute('aria-rowcount')).toBe('100001');
    expect(await grid.getAttribute('aria-colcount')).toBe('9');
    await view().cell(0, 0).click();
    await view().press('ControlOrMeta+End');
    expect(await view().focused()).toMatchObject({ row: 99_999, column: 7 });
    await expect.poll(async () => (await view().focused()).text).toBe('two↵lines');
    expect(await view().cell(99_999, 7).locator('..').getAttribute('aria-rowindex')).toBe('100001');
    expect(await grid.getByRole('row').count()).toBeLessThan(80);
    await workbench().picture('results-last-row');
    await view().press('PageUp');
    await view().press('ControlOrMeta+Home');
    expect(await view().focused()).toEqual({ row: 0, column: 0, text: '9223372036854775807' });
    expect(await violations(workbench().page)).toEqual([]);
  });

  it('keeps the focus where rows scroll out of sight', async () => {
    await view().cell(0, 0).click();
    await view().grid.evaluate((grid) => (grid.scrollTop = 1_000_000));
    await view().frame.locator('.grid [data-row="41670"]').first().waitFor();
    await view().press('ArrowDown');
    expect(await view().focused()).toMatchObject({ row: 1, column: 0 });
  });

  it('tells NULL from the empty text, and what was cut or is longer', async () => {
    const { frame } = view();
    await view().press('ControlOrMeta+Home');
    await expect.poll(() => view().cell(0, 2).innerText()).toBe('NULL');
    expect(await view().cell(0, 2).getAttribute('aria-label')).toBe('NULL, no value');
    expect(await view().cell(0, 1).innerText()).toBe('');
    expect(await view().cell(0, 1).getAttribute('aria-label')).toBe('empty text');
    await view().press('End');
    expect(await view().cell(1, 7).innerText()).toContain('cut');
    expect((await view().focused()).text).toMatch(/^Long text 0 .*…$/);
    await view().press('Enter');
    await expect.poll(() => frame.locator('.value pre').innerText()).toBe('Long text 0 '.repeat(200));
    await workbench().picture('results-value');
    await view().press('Escape');
    expect(await view().focused()).toMatchObject({ row: 0, column: 7 });
  });

  it('copies cells, rows with headers, and everything, each digit of it', async () => {
    await view().press('Home');
    await view().press('Shift+ArrowDown');
    await view().press('Shift+ArrowRight');
    await view().press('ControlOrMeta+C');
    await expect.poll(() => view().clipboard()).toBe('9223372036854775807\t\n9223372036854775806\tCustomer 1');
    await view().cell(1, 2).click({ button: 'right' });
    await workbench().menu.pick('Copy with headers');
    await expect.poll(() => view().clipboard()).toBe('AMOUNT\n1.0000000000000000000000000001');
    await view().cell(1, 2).click();
    await view().press('ControlOrMeta+A');
    await view().press('ControlOrMeta+C');
    const copiedRows = async () => (await view().clipboard()).split(/\n(?=\d{19}\t)/).length;
    await expect.poll(copiedRows, { timeout: 20_000 }).toBe(100_000);
  });

  it('resizes a column by dragging and by keys', async () => {
    await view().cell(0, 0).click();
    await view().press('ArrowUp');
    const width = () =>
      view()
        .frame.locator('.columnheader[data-column="0"]')
        .evaluate((header: HTMLElement) => header.offsetWidth);
    const before = await width();
    await view().press('Alt+ArrowRight');
    expect(await width()).toBe(before + 16);
    const edge = (await view().frame.locator('.columnheader[data-column="0"] .edge').boundingBox())!;
    const { mouse } = workbench().page;
    await mouse.move(edge.x + 2, edge.y + 5);
    await mouse.down();
    await mouse.move(edge.x + 52, edge.y + 5);
    await mouse.up();
    expect(await width()).toBe(before + 66);
  });

  it('exports to a file', async () => {
    await view().frame.getByRole('button', { name: 'Export…' }).click();
    await workbench().quickInput.pick('CSV');
    await expect.poll(() => workbench().quickInput.input.inputValue()).toContain('large.sql-1.csv');
    await view().press('Enter');
    await expect(workbench().toasts.text(/Exported/)).resolves.toContain('the server has more');
    const text = await readFile(path.join(workbench().server.folder, 'large.sql-1.csv'), 'utf8');
    expect(text.split('\r\n')).toHaveLength(100_002);
    expect(text.split('\r\n')[0]).toBe('ID,NAME,AMOUNT,RATE,OPEN,SINCE,PHOTO,NOTES');
    await workbench().toasts.clear();
  });

  it('never takes what a server returns for HTML', async () => {
    await view().show('hostile');
    const { frame } = view();
    await expect.poll(() => view().cell(0, 0).innerText()).toContain(hostile[0]);
    await view().cell(0, 0).click();
    for (const [column, text] of hostile.entries()) {
      await expect
        .poll(() => view().focused())
        .toMatchObject({ column, text: expect.stringContaining(text) as string });
      await view().press('ArrowRight');
    }
    await view().press('Home');
    expect(await frame.locator('main').locator('img, script, svg[onload]').count()).toBe(0);
    await view().cell(0, 1).dblclick();
    await expect.poll(() => frame.locator('.value pre').textContent()).toBe(hostile[1]);
    expect(await frame.locator('body').evaluate(() => 'hacked' in window)).toBe(false);
    await workbench().picture('results-hostile');
    expect(await violations(workbench().page)).toEqual([]);
  });

  it('shows how far a run is, and cancels it', async () => {
    await view().show('running');
    const { frame } = view();
    const state = () => frame.locator('.progress .state').innerText();
    await expect.poll(state).toBe('Running: 3 of 2\u202f000 statements');
    await workbench().picture('results-running');
    expect(await violations(workbench().page)).toEqual([]);
    await frame.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(state).toBe('Cancelled: 3 of 2\u202f000 statements');
    await frame.getByRole('combobox', { name: 'Run' }).selectOption('mixed');
    await expect.poll(state).toContain('Stopped: 5 of 7');
  });

  it('opens a statement of the history, and says so where its cluster is no more', async () => {
    const folder = workbench().storage;
    const profile = {
      id: 'e',
      name: 'east',
      environment: 'production',
      transport: { kind: 'sample', side: 'active' },
      password: 'none',
    } as const;
    const change = { id: '1', profile, sql: "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES')" };
    await mkdir(folder, { recursive: true });
    await appendFile(path.join(folder, 'audit.jsonl'), intentLine(change, new Date()));
    await appendFile(
      path.join(folder, 'audit.jsonl'),
      outcomeLine(change, { kind: 'success', message: 'Enabled.' }, 5, new Date()),
    );
    await workbench().command('Splice Replication: History of changes…');
    await expect
      .poll(async () => (await workbench().quickInput.rows())[0])
      .toMatch(/ENABLE_SCHEMA_REPLICATION.*east \(production\).*Success: Enabled/);
    await workbench().picture('results-history');
    await view().press('Enter');
    await expect.poll(() => workbench().editor.text()).toBe(`${change.sql};\n`);
    expect(await workbench().toasts.text(/not configured/)).toBe(
      'The cluster east is not configured any more. Choose another one.',
    );
  });
});
