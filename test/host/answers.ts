/** Answers the dialogs that a command shows, in a person's place. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export interface Shown {
  readonly kind: 'warning' | 'information' | 'error' | 'input';
  readonly text: string;
  /** Of a modal dialog. */
  readonly detail: string;
  readonly buttons: readonly string[];
}

type Button = string | { readonly title: string };

const titleOf = (button: Button) => (typeof button === 'string' ? button : button.title);

/**
 * Runs the work while each message gets the first answer that is one of its buttons, and each input box the first one that is left. A
 * message none of the answers fits is dismissed. Fails when an answer was not asked for.
 * @returns everything that was shown
 */
export async function answering(answers: readonly string[], work: () => PromiseLike<unknown>): Promise<Shown[]> {
  const left = [...answers];
  const shown: Shown[] = [];
  const { showWarningMessage, showInformationMessage, showErrorMessage, showInputBox } = vscode.window;
  const message =
    (kind: Shown['kind']) =>
    (text: string, first?: unknown, ...others: unknown[]) => {
      const options = isOptions(first) ? first : {};
      const buttons = [...(isOptions(first) || first === undefined ? [] : [first]), ...others] as Button[];
      shown.push({ kind, text, detail: options.detail ?? '', buttons: buttons.map(titleOf) });
      const chosen = buttons.find((button) => left.includes(titleOf(button)));
      if (chosen !== undefined) left.splice(left.indexOf(titleOf(chosen)), 1);
      return Promise.resolve(chosen);
    };
  const input = ({ title = '', prompt = '' }: vscode.InputBoxOptions = {}) => {
    shown.push({ kind: 'input', text: title, detail: prompt, buttons: [] });
    return Promise.resolve(left.shift());
  };
  Object.assign(vscode.window, {
    showWarningMessage: message('warning'),
    showInformationMessage: message('information'),
    showErrorMessage: message('error'),
    showInputBox: input,
  });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { showWarningMessage, showInformationMessage, showErrorMessage, showInputBox });
  }
  assert.deepEqual(left, [], `not asked for; shown was ${JSON.stringify(shown)}`);
  return shown;
}

function isOptions(value: unknown): value is vscode.MessageOptions {
  return typeof value === 'object' && value !== null && !('title' in value);
}

/** Runs the work while every dialog for a file gets this one; undefined dismisses it. */
export async function choosingFile(file: string | undefined, work: () => PromiseLike<unknown>): Promise<void> {
  const uri = file === undefined ? undefined : vscode.Uri.file(file);
  const { showOpenDialog, showSaveDialog } = vscode.window;
  Object.assign(vscode.window, {
    showOpenDialog: () => Promise.resolve(uri && [uri]),
    showSaveDialog: () => Promise.resolve(uri),
  });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { showOpenDialog, showSaveDialog });
  }
}

/** Runs the work while the next quick picks get these answers: the item whose label holds the text. */
export async function picking(answers: readonly string[], work: () => PromiseLike<unknown>): Promise<string[][]> {
  const left = [...answers];
  const shown: string[][] = [];
  const { showQuickPick } = vscode.window;
  const pick = async (given: unknown) => {
    const items = (await given) as vscode.QuickPickItem[];
    shown.push(items.map(({ label, detail }) => (detail === undefined ? label : `${label}: ${detail}`)));
    const wanted = left.shift();
    return wanted === undefined ? undefined : items.find(({ label }) => label.includes(wanted));
  };
  Object.assign(vscode.window, { showQuickPick: pick });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { showQuickPick });
  }
  assert.deepEqual(left, [], 'not asked for');
  return shown;
}
