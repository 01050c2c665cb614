/** The settings of running scripts, read at each run. */
import * as vscode from 'vscode';

export interface RunSettings {
  readonly stopOnWarning: boolean;
  readonly restartDeadlineMs: number;
}

const defaultDeadlineSeconds = 600;

export function runSettings(): RunSettings {
  const settings = vscode.workspace.getConfiguration('spliceReplication.scripts');
  const seconds = settings.get<unknown>('restartDeadline');
  const deadline = typeof seconds === 'number' && seconds > 0 ? seconds : defaultDeadlineSeconds;
  return { stopOnWarning: settings.get<unknown>('stopOnWarning') === true, restartDeadlineMs: deadline * 1000 };
}
