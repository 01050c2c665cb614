/** Every command runs through here: named under our prefix, its failure logged and told once, with what to do. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';

export type CommandHandler = (...args: unknown[]) => unknown;

export interface FailureLog {
  /** The text holds no secret. */
  error(text: string): void;
}

/** Registers `spliceReplication.<name>` for each handler. */
export function registerCommands(
  log: FailureLog,
  handlers: Readonly<Record<string, CommandHandler>>,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([name, handler]) =>
      vscode.commands.registerCommand(`spliceReplication.${name}`, async (...args: unknown[]) => {
        try {
          return await handler(...args);
        } catch (error) {
          if (isCancellation(error)) return undefined;
          await tellFailure(log, name, error);
          return undefined;
        }
      }),
    ),
  );
}

async function tellFailure(log: FailureLog, name: string, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const advice = adviceOf(error);
  log.error(`${name}: ${[message, advice].filter(Boolean).join(' ')}`);
  const showLog = t('Show log');
  const chosen = await vscode.window.showErrorMessage([message, advice].filter(Boolean).join(' '), showLog);
  if (chosen === showLog) await vscode.commands.executeCommand('spliceReplication.showLog');
}

/** A {@link ConnectionFailure} brings its cure along; this floor does not know its class. */
function adviceOf(error: unknown): string | undefined {
  return error instanceof Error && 'advice' in error && typeof error.advice === 'string' ? error.advice : undefined;
}

/** What a person stopped needs no message. */
function isCancellation(error: unknown): boolean {
  return (
    error instanceof vscode.CancellationError ||
    (error instanceof Error && (error.name === 'AbortError' || ('kind' in error && error.kind === 'cancelled')))
  );
}
