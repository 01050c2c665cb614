/** The cluster form, filled in as a person does it. */
import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './workbench';

export class ClusterForm {
  readonly frame: FrameLocator;

  constructor(private readonly workbench: Workbench) {
    this.frame = workbench.webview().frame;
  }

  /** Waits until the form is drawn with that heading. */
  async opened(heading: string | RegExp): Promise<void> {
    await this.frame.getByRole('heading', { level: 1, name: heading }).waitFor();
  }

  /** A text field by its label; the label tells the problem too, after a colon. */
  field(label: string): Locator {
    return this.frame.getByRole('textbox', { name: new RegExp(`^${label.replace(/[()]/g, '\\$&')}(:|$)`) }).first();
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) await this.field(label).fill(value);
  }

  async choose(group: string, option: string): Promise<void> {
    await this.frame.getByRole('radiogroup', { name: group }).getByRole('radio', { name: option }).click();
  }

  /** The option of a group that is on. */
  chosen(group: string): Promise<string> {
    return this.frame.getByRole('radiogroup', { name: group }).getByRole('radio', { checked: true }).innerText();
  }

  async select(label: string, option: string): Promise<void> {
    const box = this.frame.getByRole('combobox', { name: label });
    await box.click();
    await this.frame.getByRole('option', { name: option }).click();
  }

  /** What is wrong, as the form shows it now. */
  problems(): Promise<string[]> {
    return this.frame.locator('.problem:visible').allInnerTexts();
  }

  async press(button: string): Promise<void> {
    await this.frame.getByRole('button', { name: button, exact: true }).click();
  }

  /** The steps of the test as `label: state`, with what is told of each below it, once no step runs any more. */
  async steps(): Promise<{ step: string; detail: string }[]> {
    await this.frame.getByRole('button', { name: 'Test connection', exact: true }).waitFor();
    const items = await this.frame.locator('.steps li').all();
    return Promise.all(
      items.map(async (item) => ({
        step: `${await item.locator('.label').innerText()}: ${await item.locator('.state').innerText()}`,
        detail: (await item.locator('.detail, .advice').allInnerTexts()).join(' '),
      })),
    );
  }

  /** Presses Save and waits until the form is gone. */
  async save(): Promise<void> {
    const page = this.workbench.page.locator('iframe.webview.ready');
    await this.press('Save');
    await page.waitFor({ state: 'detached' });
  }
}
