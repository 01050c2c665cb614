/** Notifications in the corner. */
import type { Locator, Page } from 'playwright-core';

export class Toasts {
  private readonly all: Locator;

  constructor(private readonly page: Page) {
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
    while ((await this.all.count()) > 0) {
      const toast = this.all.first();
      await toast.hover();
      await toast.locator('.codicon-notifications-clear').click();
      await this.page.waitForTimeout(100);
    }
  }

  private matching(pattern: string | RegExp): Locator {
    return this.all.filter({ hasText: pattern }).first();
  }
}
