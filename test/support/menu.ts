/** The context menu. */
import type { Locator, Page } from 'playwright-core';

/** A menu drops clicks that come sooner after its opening, so as not to take the opening one for a choice. */
const settlesAfterMs = 350;

export class Menu {
  constructor(private readonly page: Page) {}

  /** Picks from the open menu and waits until it is gone. */
  async pick(label: string | RegExp): Promise<void> {
    const menu = await this.opened();
    await menu.getByRole('menuitem', { name: label }).first().click();
    await menu.waitFor({ state: 'hidden' });
  }

  /** Walks down the open menu with the arrow keys and presses Enter on the entry. */
  async pickByKeyboard(label: string): Promise<void> {
    const menu = await this.opened();
    const entries = await menu.getByRole('menuitem').count();
    for (let step = 0; step < entries; step += 1) {
      const focused = menu.locator('.action-item.focused');
      if ((await focused.count()) > 0 && (await focused.innerText()).trim().startsWith(label)) {
        await this.page.keyboard.press('Enter');
        await menu.waitFor({ state: 'hidden' });
        return;
      }
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`the menu has no ${label}`);
  }

  /** What the open menu offers; closes it. */
  async read(): Promise<string[]> {
    const menu = await this.opened();
    const items = menu.getByRole('menuitem').locator('.action-label');
    const labels = await items.evaluateAll((all) => all.map((item) => item.textContent));
    await this.page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    return labels.filter((label) => label !== '');
  }

  private async opened(): Promise<Locator> {
    const menu = this.page.locator('.context-view .monaco-menu').first();
    await menu.getByRole('menuitem').first().waitFor();
    await this.page.waitForTimeout(settlesAfterMs);
    return menu;
  }
}
