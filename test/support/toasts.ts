/** Notifications in the corner. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

export class Toasts {
  private readonly all: Locator;

  constructor(page: Page) {
    this.all = page.locator('.notifications-toasts .notification-list-item');
  }

  /** The text of the first notification that matches, once it is there. */
  async text(pattern: string | RegExp): Promise<string> {
    return this.matching(pattern).locator('.notification-list-item-message').innerText();
  }

  /** The texts of all that are shown now. */
  async texts(): Promise<string[]> {
    return this.all.locator('.notification-list-item-message').allInnerTexts();
  }

  /** Presses a button of the notification that matches. */
  async press(pattern: string | RegExp, label: string): Promise<void> {
    const toast = this.matching(pattern);
    await toast.hover();
    await toast.getByRole('button', { name: label, exact: true }).click();
  }

  /** Dismisses all. */
  async clear(): Promise<void> {
    await eventually(
      async () => {
        const toast = this.all.first();
        if ((await toast.count()) === 0) return true;
        // It may go by itself while the mouse is on its way.
        await toast.hover({ timeout: 1000 }).catch(() => undefined);
        const button = toast.locator('.codicon-notifications-clear');
        await button.click({ timeout: 1000 }).catch(() => undefined);
        return undefined;
      },
      () => 'notifications stay',
    );
  }

  private matching(pattern: string | RegExp): Locator {
    return this.all.filter({ hasText: pattern }).first();
  }
}
