/** A VS Code in a browser for the tests: its server, its page, and the parts a person would use. */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { drawn, openBrowser, openWorkbench as openPage } from '../../scripts/lib/browser.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { startVscode, type VscodeServer, type ServerOptions } from '../../scripts/lib/vscode-server.mjs';
import { Dialog } from './dialog';
import { Editor } from './editor';
import { eventually } from './eventually';
import { Menu } from './menu';
import { QuickInput } from './quickInput';
import { Toasts } from './toasts';
import { Tree } from './tree';
import { Webview } from './webview';

export type Theme = 'light' | 'dark' | 'high contrast' | 'high contrast light';

interface ThemeNames {
  /** A class of the workbench's element. */
  readonly kind: string;
  /** What the body of a webview says. */
  readonly inWebview: string;
  /** Its id, for the setting. */
  readonly id: Record<'newest' | 'oldest', string>;
  /** What the list of themes says. */
  readonly label: Record<'newest' | 'oldest', string>;
}

const themes: Record<Theme, ThemeNames> = {
  light: {
    kind: 'vs',
    inWebview: 'vscode-light',
    id: { newest: 'Light 2026', oldest: 'Default Light Modern' },
    label: { newest: 'Light 2026', oldest: 'Light Modern' },
  },
  dark: {
    kind: 'vs-dark',
    inWebview: 'vscode-dark',
    id: { newest: 'Dark 2026', oldest: 'Default Dark Modern' },
    label: { newest: 'Dark 2026', oldest: 'Dark Modern' },
  },
  'high contrast': {
    kind: 'hc-black',
    inWebview: 'vscode-high-contrast',
    id: { newest: 'Default High Contrast', oldest: 'Default High Contrast' },
    label: { newest: 'Dark High Contrast', oldest: 'Dark High Contrast' },
  },
  'high contrast light': {
    kind: 'hc-light',
    inWebview: 'vscode-high-contrast-light',
    id: { newest: 'Default High Contrast Light', oldest: 'Default High Contrast Light' },
    label: { newest: 'Light High Contrast', oldest: 'Light High Contrast' },
  },
};

export interface WorkbenchOptions extends ServerOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
}

export class Workbench {
  readonly menu: Menu;
  readonly quickInput: QuickInput;
  readonly dialog: Dialog;
  readonly toasts: Toasts;
  readonly editor: Editor;

  /** How often settings were changed. */
  #settings = 0;

  private constructor(
    readonly server: VscodeServer,
    readonly browser: Browser,
    readonly page: Page,
    private readonly version: 'newest' | 'oldest',
  ) {
    this.menu = new Menu(page);
    this.quickInput = new QuickInput(page);
    this.dialog = new Dialog(page);
    this.toasts = new Toasts(page);
    this.editor = new Editor(page);
  }

  /** Starts a server (see `ServerOptions`; `vsix` is the extension to install) and opens its workbench. Call `close` at the end. */
  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const { theme = 'dark', width = 1280, height = 900, version = 'newest', settings = {}, ...rest } = options;
    const named = {
      'workbench.colorTheme': themes[theme].id[version],
      // Lines that stay at the top cover the rows that a test wants to click.
      'workbench.tree.enableStickyScroll': false,
      ...settings,
    };
    const server = await startVscode({ ...rest, version, settings: named });
    let browser: Browser | undefined;
    try {
      browser = await openBrowser();
      const page = await openPage(browser, server.url, { width, height });
      return new Workbench(server, browser, page, version);
    } catch (error) {
      await browser?.close();
      await server.stop();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }

  /**
   * Opens the view container of that name in the activity bar. A click on an open one closes it, and after a reload
   * VS Code opens the one of before by itself, so this looks again after each click.
   */
  async openView(name: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name, exact: false }).first();
    const heading = this.page
      .locator('.part.sidebar')
      .getByRole('heading', { name: new RegExp(name, 'i') })
      .first();
    await tab.waitFor();
    for (let tries = 0; tries < 5; tries++) {
      if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
      const open = await heading.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      );
      if (open) return;
    }
    await heading.waitFor();
  }

  /** The tree of a view in the side bar, by the view's name. */
  tree(view: string): Tree {
    return new Tree(this.page, view, this.menu);
  }

  /** The webview of the active editor. */
  webview(): Webview {
    return new Webview(this.page);
  }

  /** Closes menus, dialogs and quick inputs, whatever is open. */
  async escape(): Promise<void> {
    for (let times = 0; times < 3; times += 1) await this.page.keyboard.press('Escape');
  }

  /**
   * Runs a command by its label in the palette, with its category: `Splice Replication: Refresh`.
   * Asks for the palette again where something else takes the focus, which closes it.
   */
  async command(label: string): Promise<void> {
    await eventually(
      async () => {
        await this.page.keyboard.press('F1');
        await this.quickInput.input.fill(`>${label}`, { timeout: 3_000 });
        return true;
      },
      () => `the palette does not take "${label}"`,
    );
    await this.quickInput.pick(label);
    await this.quickInput.leftPalette();
  }

  /**
   * Changes settings of this machine and reloads the window, since the server does not notice changes of its own files. The user's cannot hold
   * clusters: VS Code drops them there as soon as it knows that they are settings of the machine.
   */
  async machineSettings(changed: Record<string, unknown>): Promise<void> {
    const ofMachine = path.join(this.server.data, 'data/Machine/settings.json');
    const before = JSON.parse(await readFile(ofMachine, 'utf8')) as Record<string, unknown>;
    await writeFile(ofMachine, JSON.stringify({ ...before, ...changed }, null, 2));
    const file = path.join(this.server.data, 'data/User/settings.json');
    // The window's title tells whether a window that loads has read them.
    const mark = `settings ${(this.#settings += 1)}`;
    await eventually(
      async () => {
        const ofUser = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
        const title = `\${activeEditorShort}\${separator}${mark}`;
        await writeFile(file, JSON.stringify({ ...ofUser, 'window.title': title }, null, 2));
        await this.reload();
        await this.page.waitForFunction((text) => document.title.includes(text), mark, { timeout: 5_000 });
        return true;
      },
      () => `the window does not read ${mark}`,
      60_000,
    );
  }

  /** Runs the work while a file of the installed extension is gone, as when another version of it is put in its place. */
  async without(file: string, work: () => Promise<void>): Promise<void> {
    const folder = path.join(this.server.data, 'extensions');
    const [own] = (await readdir(folder)).filter((name) => name.startsWith('splice-replication.'));
    const at = path.join(folder, own ?? '', file);
    await rename(at, `${at}.gone`);
    try {
      await work();
    } finally {
      await rename(`${at}.gone`, at);
    }
  }

  /** Where the extension keeps its files. */
  get storage(): string {
    return path.join(this.server.data, 'data/User/globalStorage/splice-replication.splice-replication');
  }

  /** Reloads the window: the extension host ends and starts anew. */
  async reload(): Promise<void> {
    await this.page.reload();
    await drawn(this.page);
  }

  async theme(name: Theme): Promise<void> {
    await this.command('Preferences: Color Theme');
    await this.quickInput.fill(themes[name].label[this.version]);
    await this.quickInput.pick(themes[name].label[this.version]);
    await this.page.locator(`.monaco-workbench.${themes[name].kind}`).waitFor();
    // Webviews hear of it a moment later.
    for (const webview of await this.page.locator('iframe.webview.ready:visible').all()) {
      const body = webview.contentFrame().locator('#active-frame').contentFrame().locator('body');
      const { inWebview } = themes[name];
      await eventually(
        async () => (await body.getAttribute('data-vscode-theme-kind')) === inWebview,
        () => `a webview is not shown in ${inWebview}`,
      );
    }
  }

  async size(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  /** Writes a picture of the whole window to pictures/NAME.png and returns its path. */
  async picture(name: string): Promise<string> {
    const file = path.join(root, 'pictures', `${name}.png`);
    await mkdir(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
    return file;
  }
}
