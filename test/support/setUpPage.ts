/** The set-up walkthrough, used as a person does it. */
import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from './eventually';
import type { Workbench } from './workbench';

export class SetUpPage {
  readonly frame: FrameLocator;

  constructor(private readonly workbench: Workbench) {
    this.frame = workbench.webview().frame;
  }

  /** Waits until a set-up is drawn with that title. */
  async opened(title: string | RegExp): Promise<void> {
    await this.frame.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** The open step's section. */
  get step(): Locator {
    return this.frame.locator('section.step');
  }

  async open(step: string): Promise<void> {
    await this.frame
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('button', { name: new RegExp(`^${step}\\b`) })
      .click();
    await this.frame.getByRole('heading', { level: 2, name: step }).waitFor();
  }

  /** Goes on, and waits until that step is open. */
  async next(step: string): Promise<void> {
    await this.press('Next: go on');
    await this.frame.getByRole('heading', { level: 2, name: step }).waitFor();
  }

  async select(label: string, option: string | RegExp): Promise<void> {
    const box = this.frame.getByRole('combobox', { name: new RegExp(`^${label}`) });
    await box.click();
    await this.frame.getByRole('option', { name: option }).click();
  }

  async fill(label: string, value: string): Promise<void> {
    await this.field(label).fill(value);
  }

  field(label: string): Locator {
    return this.frame.getByRole('textbox', { name: new RegExp(`^${label}(:|$)`) }).first();
  }

  /** `group` is the title below which the button stands. */
  async press(button: string, group?: string): Promise<void> {
    const place = group === undefined ? this.step : this.step.getByRole('group', { name: group, exact: true });
    await place.getByRole('button', { name: button, exact: true }).click();
  }

  /** Whether a button of the open step can be seen as the page is scrolled. */
  isInSight(button: string): Promise<boolean> {
    return this.step.getByRole('button', { name: button, exact: true }).evaluate((node) => {
      const { top, bottom } = node.getBoundingClientRect();
      return top >= 0 && bottom <= node.ownerDocument.documentElement.clientHeight;
    });
  }

  /** Chooses Yes or No below that caption. */
  async answer(label: string, value: 'Yes' | 'No'): Promise<void> {
    const group = this.frame.getByRole('radiogroup', { name: label });
    await group.getByRole('radio', { name: value, exact: true }).click();
  }

  /** State word of a step in the list. */
  async state(step: string): Promise<string> {
    return this.button(step).locator('.word').innerText();
  }

  /** Waits until the list says so. */
  async said(step: string, word: string | RegExp, timeoutMs?: number): Promise<void> {
    let last = '';
    await eventually(
      async () => {
        last = await this.state(step);
        return typeof word === 'string' ? last === word : word.test(last);
      },
      () => `${step} is "${last}", not ${String(word)}`,
      timeoutMs,
    );
  }

  /** What the open step says of its outcome; above it may stand that the clusters are being read. */
  outcome(): Promise<string> {
    return this.step.locator('.outcome').last().innerText();
  }

  findings(): Promise<string[]> {
    return this.step.locator('.findings li').allInnerTexts();
  }

  statements(): Promise<string[]> {
    return this.step.locator('.statements code').allInnerTexts();
  }

  /** The picture's words: both clusters and the arrow. */
  async picture(): Promise<string> {
    return (await this.frame.locator('figure.picture').innerText()).replace(/\s+/g, ' ').trim();
  }

  /** Presses Run, and waits until it is asked whether to: the clusters have been read by then. */
  async askToRun(): Promise<void> {
    await this.step.getByRole('button', { name: /^Run( again)?…$/ }).click();
    await this.workbench.dialog.box.waitFor();
  }

  /** Presses Run and agrees in the dialog; a name that has to be typed is typed. */
  async run(verb = 'Run', typed?: string): Promise<void> {
    await this.askToRun();
    await this.workbench.dialog.press(verb);
    if (typed !== undefined) await this.workbench.quickInput.enter(typed);
  }

  /** The same for a step whose work may be there already: then nothing is asked, and nothing sent. */
  async runOrFind(step: string): Promise<void> {
    const isDone = async () => /^(done|no change)/.test(await this.state(step));
    if (await isDone()) return;
    await this.step.getByRole('button', { name: /^Run( again)?…$/ }).click();
    const asks = () => this.workbench.dialog.box.isVisible();
    await eventually(
      async () => (await asks()) || (await isDone()) || undefined,
      () => `${step} neither asks nor ends`,
    );
    if (await asks()) await this.workbench.dialog.press('Run');
  }

  private button(step: string): Locator {
    return this.frame
      .locator('.step-button')
      .filter({ has: this.frame.locator('.title', { hasText: new RegExp(`^${step}$`) }) });
  }
}
