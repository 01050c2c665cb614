/** A tree view in the side bar, addressed by the names on the way to a row: `['east', 'Schemas', 'SALES']`. */
import type { Locator, Page } from 'playwright-core';
import type { Menu } from './menu';
import { eventually } from './eventually';

export interface TreeRow {
  readonly index: number;
  readonly level: number;
  readonly name: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly label: string;
  /** Undefined for a row without children. */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
  /** Names from the top row down to this one. */
  readonly path: readonly string[];
}

type Names = readonly string[];
type DrawnRow = Omit<TreeRow, 'path'>;

export class Tree {
  private readonly list: Locator;

  constructor(
    private readonly page: Page,
    private readonly view: string,
    private readonly menu: Menu,
  ) {
    this.list = page.locator('.part.sidebar .tree-explorer-viewlet-tree-view .monaco-list').first();
  }

  /** Every row, those scrolled out of sight too. */
  async rows(): Promise<TreeRow[]> {
    const found = new Map<number, DrawnRow>();
    const look = async () => {
      for (const row of await this.drawn()) found.set(row.index, row);
    };
    await look();
    if ((await this.extent()).overflows) await this.scrollThrough(look);
    return withPaths([...found.values()]);
  }

  /** The row, once it is there. Names are matched whole. */
  async row(names: Names, timeoutMs = 20_000): Promise<TreeRow> {
    const key = names.join('\n');
    let seen: TreeRow[] = [];
    return eventually(
      async () => {
        const named = (rows: readonly TreeRow[]) => rows.find((row) => row.path.join('\n') === key);
        const inSight = named(withPaths(await this.drawn()));
        if (inSight) return inSight;
        seen = await this.rows();
        return named(seen);
      },
      () => `no row ${names.join(' > ')} in ${this.view}; rows: ${seen.map((row) => row.path.join(' > ')).join(', ')}`,
      timeoutMs,
    );
  }

  /** The row, once its description matches. */
  async rowSaying(names: Names, description: string | RegExp, timeoutMs = 20_000): Promise<TreeRow> {
    let seen: TreeRow | undefined;
    return eventually(
      async () => {
        seen = await this.row(names, timeoutMs);
        const matches =
          typeof description === 'string' ? seen.description.includes(description) : description.test(seen.description);
        return matches ? seen : undefined;
      },
      () => `${names.join(' > ')} says "${seen?.description ?? ''}", not ${String(description)}`,
      timeoutMs,
    );
  }

  /** The names of a row's children; of the top rows without `names`. Expand the row first. */
  async children(names: Names = []): Promise<TreeRow[]> {
    const above = names.join('\n');
    return (await this.rows()).filter(
      (row) => row.level === names.length + 1 && row.path.slice(0, -1).join('\n') === above,
    );
  }

  /** Expands every row on the way, and waits until the last one's children are there. */
  async expand(names: Names): Promise<void> {
    for (let depth = 1; depth <= names.length; depth += 1) {
      const prefix = names.slice(0, depth);
      await this.opened(prefix);
      await eventually(
        async () => (await this.children(prefix)).length > 0,
        () => `${prefix.join(' > ')} shows no children`,
      );
    }
  }

  /** Expands one row, and waits for nothing. */
  async open(names: Names): Promise<void> {
    if ((await this.row(names)).expanded !== true)
      await (await this.locate(names)).locator('.monaco-tl-twistie').click();
  }

  /** Expands one row; a click goes astray where the tree is drawn anew at that moment. */
  private async opened(names: Names): Promise<void> {
    const isOpen = async () => (await this.row(names)).expanded === true || undefined;
    await eventually(
      async () => {
        await this.open(names);
        return eventually(isOpen, () => 'closed', 8_000).catch(() => undefined);
      },
      () => `${names.join(' > ')} did not expand`,
    );
  }

  /** Presses a key that moves through the list, such as End, and tells what is in sight then: quicker than a look at every row. */
  async press(key: string): Promise<readonly DrawnRow[]> {
    await this.focus();
    await this.page.keyboard.press(key);
    return this.drawn();
  }

  async collapse(names: Names): Promise<void> {
    if ((await this.row(names)).expanded !== true) return;
    await (await this.locate(names)).locator('.monaco-tl-twistie').click();
    await eventually(
      async () => ((await this.row(names)).expanded === false ? true : undefined),
      () => `${names.join(' > ')} did not collapse`,
    );
  }

  /** Selects the row, added to the selection where `add` is true. */
  async select(names: Names, add = false): Promise<void> {
    const label = (await this.locate(names)).locator('.label-name').first();
    await label.click(add ? { modifiers: ['ControlOrMeta'] } : {});
  }

  /** Clicks a row's button, which appears as the mouse comes near. */
  async inlineAction(names: Names, label: string | RegExp): Promise<void> {
    const row = await this.locate(names);
    await row.hover();
    await row.getByRole('button', { name: label }).click();
  }

  /** The names of a row's buttons. */
  async inlineActions(names: Names): Promise<string[]> {
    const row = await this.locate(names);
    await row.hover();
    const buttons = row.locator('.actions .action-label[aria-label]');
    return buttons.evaluateAll((all) => all.map((button) => button.getAttribute('aria-label') ?? ''));
  }

  /** Right-clicks a row and picks from its menu. */
  async contextAction(names: Names, label: string | RegExp): Promise<void> {
    await (await this.locate(names)).locator('.label-name').first().click({ button: 'right' });
    await this.menu.pick(label);
  }

  /** What a row's menu offers; closes it again. */
  async contextActions(names: Names): Promise<string[]> {
    await (await this.locate(names)).locator('.label-name').first().click({ button: 'right' });
    return this.menu.read();
  }

  /** The tooltip's text, once it is loaded. */
  async tooltip(names: Names, whileShown?: () => Promise<unknown>): Promise<string> {
    const row = await this.locate(names);
    await this.page.mouse.move(0, 0);
    await row.locator('.label-name').first().hover();
    const hover = this.page.locator('.monaco-hover:visible').first();
    await hover.waitFor();
    const text = await eventually(
      async () => {
        const shown = (await hover.innerText()).trim();
        return shown && !shown.startsWith('Loading') ? shown : undefined;
      },
      () => `no tooltip on ${names.join(' > ')}`,
    );
    await whileShown?.();
    await this.page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
    return text;
  }

  /** Clicks a button in the view's title bar. */
  async titleAction(label: string | RegExp): Promise<void> {
    await this.page.locator('.part.sidebar').hover({ position: { x: 60, y: 60 } });
    await this.page
      .locator('.part.sidebar .title-actions, .part.sidebar .pane-header')
      .getByRole('button', { name: label })
      .first()
      .click();
  }

  /** The text of the welcome content, once it is shown. */
  async welcome(): Promise<string> {
    const content = this.page.locator('.part.sidebar .welcome-view-content:visible').first();
    await content.waitFor();
    return content.innerText();
  }

  /** Presses a link or button of the welcome content. */
  async welcomeAction(label: string | RegExp): Promise<void> {
    await this.page.locator('.part.sidebar .welcome-view-content:visible').getByRole('button', { name: label }).click();
  }

  /** Gives the tree the keyboard. */
  async focus(): Promise<void> {
    await this.list.focus();
  }

  /** The row's element, scrolled into sight. */
  async locate(names: Names): Promise<Locator> {
    const { index } = await this.row(names);
    const row = this.list.locator(`.monaco-list-row[data-index="${index}"]`);
    if ((await row.count()) === 0) await this.scrollThrough(async () => (await row.count()) > 0);
    return row;
  }

  private drawn(): Promise<DrawnRow[]> {
    return this.list.locator('.monaco-list-row').evaluateAll((rows) =>
      rows.map((row) => {
        const expanded = row.getAttribute('aria-expanded');
        return {
          index: Number(row.getAttribute('data-index')),
          level: Number(row.getAttribute('aria-level')),
          name: row.querySelector('.label-name')?.textContent ?? '',
          description: row.querySelector('.label-description')?.textContent ?? '',
          label: row.getAttribute('aria-label') ?? '',
          expanded: expanded === null ? undefined : expanded === 'true',
          selected: row.getAttribute('aria-selected') === 'true',
        };
      }),
    );
  }

  /** Looks at every part of the list from the top, until `look` returns true or the end is reached. */
  private async scrollThrough(look: () => Promise<unknown>): Promise<void> {
    await this.scroll(-1_000_000);
    for (let extent = await this.extent(); ; extent = await this.extent()) {
      if ((await look()) === true || extent.top + extent.view >= extent.content - 1) return;
      await this.scroll(extent.view / 2);
    }
  }

  /** Heights in pixels: scrolled away above, in sight, and of all rows. */
  private extent(): Promise<{ top: number; view: number; content: number; overflows: boolean }> {
    return this.list.evaluate((list) => {
      const rows = list.querySelector('.monaco-list-rows');
      const top = rows ? list.getBoundingClientRect().top - rows.getBoundingClientRect().top : 0;
      const content = rows ? rows.getBoundingClientRect().height : 0;
      return { top, view: list.clientHeight, content, overflows: content > list.clientHeight + 1 };
    });
  }

  /** Turns the wheel until the list has moved by about that much or stands at its end; a turn's effect differs between versions. */
  private async scroll(pixels: number): Promise<void> {
    const start = await this.extent();
    const end = start.content - start.view;
    const goal = Math.max(0, Math.min(start.top + pixels, end));
    const near = goal === 0 || goal === end ? 1 : start.view / 4;
    await this.list.hover();
    await eventually(
      async () => {
        const left = goal - (await this.extent()).top;
        if (Math.abs(left) <= near) return true;
        await this.page.mouse.wheel(
          0,
          Math.abs(left) > start.view ? left : Math.sign(left) * Math.min(60, Math.abs(left)),
        );
        return undefined;
      },
      () => `${this.view} does not scroll`,
      5000,
    );
  }
}

/** Adds the names on the way to each row; rows whose parents are not among these are left out. */
function withPaths(rows: readonly DrawnRow[]): TreeRow[] {
  const path: string[] = [];
  return [...rows]
    .sort((one, other) => one.index - other.index)
    .flatMap((row) => {
      if (row.level > path.length + 1) return [];
      path.splice(row.level - 1, path.length, row.name);
      return [{ ...row, path: [...path] }];
    });
}
