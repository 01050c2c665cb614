/** The modal dialog. */
import type { Locator, Page } from 'playwright-core';

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

  /** Presses a button and waits until the dialog is gone; another may stand in its place at once. */
  async press(label: string | RegExp): Promise<void> {
    const button = this.box
      .locator('.dialog-buttons')
      .getByRole('button', { name: label, exact: typeof label === 'string' });
    const pressed = await button.elementHandle();
    await pressed.click();
    await pressed.waitForElementState('hidden');
  }
}
