/** The results view as the extension's start sees it: a name, and code that is loaded when the view or a run is first shown. */
import * as vscode from 'vscode';
import type { LogChannel } from '../../clusters/log';
import { registerCommand, type CommandHandler } from '../../ui/command';
import type { Run } from '../run';
import type { HistoryEntry } from './history/entries';
import type { ViewAction } from './messages';
import type { ResultsView } from './view';

export const resultsViewId = 'spliceReplication.results';

export interface ResultsParts {
  readonly extensionUri: vscode.Uri;
  readonly log: LogChannel;
  /** Where the newest lines of the audit are; older files stand beside it. */
  readonly auditFile: string;
  /** Opens the statement in an editor bound to its cluster, and asks before it is run. */
  readonly rerun: (entry: HistoryEntry) => void | Promise<void>;
}

export interface Results {
  /** Shows the run and what becomes of it; the view is brought to front, the focus stays where it is. */
  showRun(run: Run): Promise<void>;
  /** A script has another address now. */
  fileMoved(from: string, to: string): void;
  dispose(): void;
}

/** Commands of the grid's context menu and the action each stands for. */
const actions: Readonly<Record<string, ViewAction>> = {
  'results.copy': 'copy',
  'results.copyWithHeaders': 'copyWithHeaders',
  'results.selectAll': 'selectAll',
  'results.showValue': 'showValue',
  'results.export': 'export',
};

/** Does no I/O and loads nothing. */
export function registerResults({ extensionUri, log, auditFile, rerun }: ResultsParts): Results {
  let loaded: Promise<ResultsView> | undefined;
  const view = () => {
    loaded ??= import('./view').then(({ ResultsView: View }) => new View(extensionUri, log));
    return loaded;
  };
  const handlers: Record<string, CommandHandler> = {
    ...Object.fromEntries(
      Object.entries(actions).map(([name, action]) => [name, async () => (await view()).act(action)]),
    ),
    'results.clear': async () => (await view()).clear(),
    showHistory: async () => (await import('./history/pick')).pickFromHistory(auditFile, rerun),
  };
  const registered = vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider(
      resultsViewId,
      { resolveWebviewView: async (shown) => (await view()).resolve(shown) },
      { webviewOptions: { retainContextWhenHidden: true } },
    ),
    ...Object.entries(handlers).map(([name, handler]) => registerCommand(log, name, handler)),
  );
  return {
    showRun: async (run) => {
      (await view()).show(run);
      await vscode.commands.executeCommand(`${resultsViewId}.focus`, { preserveFocus: true });
    },
    fileMoved: (from, to) => void loaded?.then((opened) => opened.fileMoved(from, to)),
    dispose: () => {
      registered.dispose();
      void loaded?.then((opened) => opened.dispose());
    },
  };
}
