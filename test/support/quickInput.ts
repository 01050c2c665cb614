/** Quick picks and input boxes, the command palette among them. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

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

  /** Chooses a file in the dialog of files, which takes a path only once it has read a folder. */
  async file(name: string): Promise<void> {
    const row = this.widget.locator('.monaco-list-row').filter({ hasText: name });
    await row.waitFor();
    await row.click();
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** Takes the path that the dialog of files suggests to save as, once it suggests that name. */
  async saveAs(name: string): Promise<void> {
    await eventually(
      async () => (await this.input.inputValue()).endsWith(`/${name}`),
      () => `no ${name} is suggested`,
    );
    await this.widget.getByRole('button', { name: 'OK', exact: true }).click();
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** Waits until the command palette is gone, or has given way to what the command asks: its rows would be taken for those. */
  async leftPalette(): Promise<void> {
    await this.page.waitForFunction(() => {
      const input = document.querySelector<HTMLInputElement>('.quick-input-widget input.input');
      return input === null || !input.checkVisibility() || !input.value.startsWith('>');
    });
  }

  /** Picks the row with exactly that label, or the first whose label matches the pattern. */
  async pick(label: string | RegExp): Promise<void> {
    const pattern = typeof label === 'string' ? new RegExp(`^\\s*${escaped(label)}\\s*$`) : label;
    const name = this.page.locator('.label-name').filter({ hasText: pattern });
    await this.widget.locator('.quick-input-list .monaco-list-row').filter({ has: name }).first().click();
  }

  /** Presses a button at the end of the first row whose label matches. */
  async pressIn(label: RegExp, button: string): Promise<void> {
    const name = this.page.locator('.label-name').filter({ hasText: label });
    const row = this.widget.locator('.quick-input-list .monaco-list-row').filter({ has: name }).first();
    await row.hover();
    await row.getByRole('button', { name: button, exact: true }).click();
  }

  /** Waits until Enter would take a row of that text. */
  async offers(text: RegExp): Promise<void> {
    await this.widget.locator('.monaco-list-row.focused').filter({ hasText: text }).waitFor();
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

/** The text as a pattern; any space stands for any other, since lists draw some as no-break spaces. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s');
}
