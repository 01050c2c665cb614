/** Quick picks and input boxes, the command palette among them. */
import type { Locator, Page } from 'playwright-core';

export class QuickInput {
  readonly widget: Locator;
  readonly input: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget:visible');
    this.input = this.widget.locator('input.input');
  }

  async opened(): Promise<void> {
    await this.widget.waitFor();
  }

  async fill(text: string): Promise<void> {
    await this.input.waitFor();
    await this.input.fill(text);
  }

  /** Types and confirms. */
  async enter(text: string): Promise<void> {
    await this.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Picks the first row whose text holds the label. */
  async pick(label: string): Promise<void> {
    const row = this.widget
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: label.replace(/^.*?: /, '') });
    await row.first().click();
  }

  /** The rows' texts. */
  async rows(): Promise<string[]> {
    const rows = this.widget.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    return rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** The line below the input: its prompt or what is wrong with what was typed. */
  async message(): Promise<string> {
    return this.widget.locator('.quick-input-message').innerText();
  }

  async cancel(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.widget.waitFor({ state: 'hidden' });
  }
}
