/** The narrow way of the walkthrough on the sample: what it leaves out is shown and agreed to before it is sent. */
import { describe, expect, it } from 'vitest';
import { east, openSample } from '../support/sampleClusters';
import { SetUpPage } from '../support/setUpPage';
import { useWorkbench } from '../support/useWorkbench';

describe('replicating only some schemas', () => {
  const workbench = useWorkbench();
  const page = () => new SetUpPage(workbench());

  it('right after Enable, every statement is in the page and in the dialog', async () => {
    await openSample(workbench());
    await workbench().command('Splice Replication: Replicate only some schemas or tables');
    await page().opened('Replicate only some schemas or tables');
    await page().select('Active cluster', new RegExp(`^${east}`));
    await page().press('Check both');
    await page().said('Choose', 'done', 30_000);
    await page().next('Enable');
    await page().run();
    await page().said('Enable', 'done', 30_000);
    await page().next('Leave out');
    await page().fill('What is to be replicated', 'SALES');
    await expect.poll(() => page().statements()).not.toEqual([]);
    const shown = await page().statements();
    expect(shown.every((sql) => sql.startsWith('CALL SYSCS_UTIL.DISABLE_SCHEMA_REPLICATION('))).toBe(true);
    await page().step.getByRole('button', { name: 'Run…' }).click();
    const dialog = workbench().page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    const asked = await dialog.innerText();
    for (const sql of shown) expect(asked).toContain(sql);
    await workbench().picture('walkthrough-narrow-asks');
    await workbench().dialog.press('Run');
    await page().said('Leave out', 'done', 30_000);
    expect(await page().step.locator('table').innerText()).toMatch(/DATABASE\s+yes\s+no/);
    await workbench().picture('walkthrough-narrow-done');
  });
});
