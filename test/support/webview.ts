/** The inside of a webview: a frame within a frame. */
import type { FrameLocator, Locator, Page } from 'playwright-core';

export class Webview {
  readonly frame: FrameLocator;

  constructor(page: Page) {
    this.frame = page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame');
  }

  /** The document's body, once the webview is drawn. */
  async body(): Promise<Locator> {
    const body = this.frame.locator('body');
    await body.waitFor();
    return body;
  }
}
