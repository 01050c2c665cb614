/** The modal dialog. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

export class Dialog {
  readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator('.monaco-dialog-box:visible');
  }

  /** The message and its details, once a dialog is open. */
  async text(): Promise<{ message: string; detail: string }> {
    await this.box.waitFor();
    const message = await this.box.locator('.dialog-message-text').first().innerText();
    const details = this.box.locator('.dialog-message-detail');
    return { message, detail: (await details.count()) > 0 ? await details.first().innerText() : '' };
  }

  async buttons(): Promise<string[]> {
    await this.box.waitFor();
    return this.box.locator('.dialog-buttons .monaco-button').allInnerTexts();
  }

  /** The label of the button that Enter presses: the verb. */
  async primary(): Promise<string> {
    await this.box.waitFor();
    return this.box.locator('.dialog-buttons .monaco-button:not(.secondary)').first().innerText();
  }

  /** Presses a button and waits until the dialog is gone. */
  async press(label: string | RegExp): Promise<void> {
    await this.box.first().waitFor();
    const open = await this.box.count();
    await this.box
      .locator('.dialog-buttons')
      .getByRole('button', { name: label, exact: typeof label === 'string' })
      .click();
    await eventually(
      async () => (await this.box.count()) < open,
      () => 'the dialog stays open',
    );
  }
}
