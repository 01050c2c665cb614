/** The active text editor. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

export class Editor {
  readonly area: Locator;

  constructor(private readonly page: Page) {
    this.area = page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  /** Opens a file of the folder through quick open. */
  async open(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+P');
    const input = this.page.locator('.quick-input-widget:visible input.input');
    await input.fill(name);
    // Until it is found, the list shows what was open before.
    await this.page.locator('.quick-input-list .monaco-list-row[data-index="0"]').filter({ hasText: name }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.opened(name);
    await this.area.locator('.view-line').first().waitFor();
  }

  /** Waits until that file is the active editor. */
  async opened(name: string): Promise<void> {
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** The names of the open tabs. */
  async tabs(): Promise<string[]> {
    return this.page.locator('.tabs-container .tab .label-name').allInnerTexts();
  }

  /** The lines in sight, spaces as typed. */
  async text(): Promise<string> {
    const lines = await this.area.locator('.view-line').evaluateAll((all) =>
      all
        .map((line) => ({ top: parseInt((line as HTMLElement).style.top, 10), text: line.textContent }))
        .sort((one, other) => one.top - other.top)
        .map((line) => line.text),
    );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Puts the cursor into a word's first occurrence; a hover that is in the way is closed first. */
  async putCursor(word: string): Promise<void> {
    const place = this.page.locator('.statusbar-item').filter({ hasText: /^Ln \d/ });
    const before = await place.innerText();
    await eventually(
      async () => {
        await this.page.keyboard.press('Escape');
        await this.area.locator('.view-line span span').filter({ hasText: word }).last().click();
        return (await place.innerText()) !== before;
      },
      () => `the cursor stays at ${before}`,
    );
  }

  /** The text of the hover over a word's first occurrence, once it is shown. */
  async hover(word: string): Promise<string> {
    const target = this.area.locator('.view-line span span').filter({ hasText: word }).last();
    const hover = this.page.locator('.monaco-hover:visible').first();
    await eventually(
      async () => {
        const box = await target.boundingBox();
        if (!box) return undefined;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        // Not over other words on the way, whose hover may come as well.
        await this.page.mouse.move(0, 0);
        await hover.waitFor({ state: 'hidden', timeout: 3_000 }).catch(() => undefined);
        await this.page.mouse.move(x - Math.min(8, box.width / 4), y);
        await this.page.mouse.move(x, y, { steps: 8 });
        const isShown = await hover.waitFor({ timeout: 3_000 }).then(
          () => true,
          () => false,
        );
        // The lines above statements may come meanwhile, and move the word away from under the mouse.
        const after = await target.boundingBox();
        return (isShown && after?.x === box.x && after.y === box.y) || undefined;
      },
      () => `no hover over ${word}`,
    );
    return hover.innerText();
  }
}
