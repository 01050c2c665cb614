/** The set-up walkthrough by keyboard alone, steps that are skipped, and the scripts that it writes; on the sample clusters. */
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually';
import { east, openSample, west } from '../support/sampleClusters';
import { SetUpPage } from '../support/setUpPage';
import { useWorkbench } from '../support/useWorkbench';

const soon = { timeout: 20_000 };

describe('the set-up walkthrough', () => {
  const workbench = useWorkbench();
  const page = () => new SetUpPage(workbench());
  const press = (key: string) => workbench().page.keyboard.press(key);
  const focused = () =>
    page()
      .frame.locator('body')
      .evaluate(() => {
        const { activeElement } = document;
        return (activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '')
          .replace(/\s+/g, ' ')
          .trim();
      });

  /** Goes on with Tab until that control has the focus. */
  async function tabTo(name: RegExp): Promise<void> {
    for (let steps = 0; steps < 40; steps += 1) {
      if (name.test(await focused())) return;
      await press('Tab');
    }
    throw new Error(`Tab does not lead to ${String(name)}; last was "${await focused()}"`);
  }

  /** Chooses in the focused list. */
  async function choose(name: string): Promise<void> {
    const isChosen = async () =>
      page()
        .frame.locator('body')
        .evaluate(
          (_body, wanted) =>
            (document.activeElement as { currentValue?: string; displayValue?: string } | null)?.displayValue?.includes(
              wanted,
            ) === true,
          name,
        );
    for (let steps = 0; steps < 5 && !(await isChosen()); steps += 1) await press('ArrowDown');
    expect(await isChosen()).toBe(true);
  }

  beforeAll(async () => {
    await openSample(workbench());
    await workbench().command('Splice Replication: Set up a pair');
    await page().opened('Set up a pair');
  });

  it('is gone through by keyboard: choosing, checking, going on, and a switch with its question', async () => {
    await page().frame.getByRole('heading', { level: 1 }).click();
    await tabTo(/^Active cluster/);
    await choose(east);
    await tabTo(/^Passive cluster/);
    await choose(west);
    await tabTo(/^Check both/);
    await press('Enter');
    await page().said('Choose', /done/);
    await tabTo(/^Next: go on/);
    await press('Enter');
    await page().frame.getByRole('heading', { level: 2, name: 'Configure' }).waitFor();
    await tabTo(/^Read the settings/);
    await press('Enter');
    await page().said('Configure', /done/);
    await tabTo(/^Next: go on/);
    await press('Enter');
    await page().frame.getByRole('heading', { level: 2, name: 'Enable' }).waitFor();
    await tabTo(/^Run…/);
    await press('Enter');
    expect(await workbench().dialog.primary()).toBe('Run');
    await press('Enter');
    await page().said('Enable', 'done');
    await workbench().picture('walkthrough-keys');
  });

  it('is read in the order in which it stands: headings, then the controls from top to bottom', async () => {
    const levels = await page()
      .frame.locator('h1, h2, h3')
      .evaluateAll((all) => all.map(({ tagName }) => Number(tagName.slice(1))));
    expect(levels.slice(0, 2)).toEqual([1, 2]);
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(await page().frame.locator('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])').count()).toBe(0);
    const places = await page()
      .frame.locator('section.step button, section.step vscode-button, section.step input, section.step select')
      .evaluateAll((all) =>
        all
          .map((one) => one.getBoundingClientRect())
          .filter(({ width }) => width > 0)
          .map(({ top }) => Math.round(top)),
      );
    expect(places.length).toBeGreaterThan(1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('shows a step as a script', async () => {
    await page().open('Enable');
    await page().press('Show as script');
    await expect.poll(() => workbench().editor.text(), soon).toContain('SYSCS_UTIL.ENABLE_DATABASE_REPLICATION()');
    await workbench().command('View: Revert and Close Editor');
    await page().opened(/Set up a pair/);
  });

  it('is drawn anew while the person is elsewhere, and has the focus again where it was', async () => {
    const { quickInput } = workbench();
    await page().open('Back up');
    await page().run();
    await page().said('Back up', 'running');
    await page()
      .frame.getByRole('button', { name: /^Verify/ })
      .focus();
    await press('F1');
    await quickInput.opened();
    await page().said('Back up', 'done', 30_000);
    expect(await quickInput.widget.isVisible()).toBe(true);
    await quickInput.cancel();
    await expect.poll(focused, soon).toMatch(/^Verify/);
  });

  it('skips a step with a reason, which the report tells', async () => {
    await page().open('Restore');
    await page().press('Skip…');
    await workbench().quickInput.enter('Done last night');
    await page().said('Restore', 'skipped');
    await page().open('Report');
    expect(await page().step.innerText()).toContain('Done last night');
  });

  it('opens the whole way as one script', async () => {
    await page().open('Report');
    await page().press('Open as script');
    const text = await eventually(
      async () => {
        const shown = await workbench().editor.text();
        return shown.includes(`@cluster ${west}`) ? shown : undefined;
      },
      () => 'no script was opened',
    );
    expect(text).toContain(`@cluster ${east}`);
    expect(text).toContain('SYSCS_UTIL.ENABLE_DATABASE_REPLICATION()');
    await workbench().picture('walkthrough-script');
    await workbench().command('View: Revert and Close Editor');
  });
});
