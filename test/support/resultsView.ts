/** The results view in the panel, as a person uses it. */
import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './workbench';

export class ResultsView {
  readonly frame: FrameLocator;
  readonly statements: Locator;
  readonly grid: Locator;

  constructor(private readonly workbench: Workbench) {
    this.frame = workbench.webview().frame;
    this.statements = this.frame.getByRole('listbox', { name: 'Statements' });
    this.grid = this.frame.getByRole('grid');
  }

  /** Shows one of the runs of test/results-opener. */
  async show(run: 'mixed' | 'large' | 'hostile' | 'running'): Promise<void> {
    await this.workbench.command(`Results test: Show a ${run} run`);
    await this.statements.getByRole('option').first().waitFor();
  }

  /** Each statement in sight: its text, outcome, target and duration. */
  async lines(): Promise<string[]> {
    const options = this.statements.getByRole('option');
    return options.evaluateAll((all) =>
      all
        .sort((one, other) => Number(one.getAttribute('data-index')) - Number(other.getAttribute('data-index')))
        .map((option) =>
          [...option.querySelectorAll('span:not(.message)')]
            .map((part) => [...part.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE))
            .map((texts) => texts.map(({ textContent }) => textContent).join(''))
            .join(' | '),
        ),
    );
  }

  /** What each statement in sight says of its outcome, in the server's words; empty where it says nothing. */
  async messages(): Promise<string[]> {
    const options = this.statements.getByRole('option');
    return options.evaluateAll((all) => all.map((option) => option.querySelector('.message')?.textContent ?? ''));
  }

  /** A cell by its row and column from 0. */
  cell(row: number, column: number): Locator {
    return this.frame.locator(`.grid [data-row="${row}"][data-column="${column}"]`);
  }

  /** The cell that has the focus: row and column from 0, and its text. */
  async focused(): Promise<{ row: number; column: number; text: string }> {
    const focus = this.frame.locator('.grid .cell:focus');
    await focus.waitFor();
    return focus.evaluate((cell: HTMLElement) => ({
      row: Number(cell.dataset['row'] ?? -1),
      column: Number(cell.dataset['column']),
      text: cell.textContent,
    }));
  }

  press(keys: string): Promise<void> {
    return this.workbench.page.keyboard.press(keys);
  }

  clipboard(): Promise<string> {
    return this.workbench.page.evaluate(() => navigator.clipboard.readText());
  }
}
