/** Registers the commands that manage the list of clusters, and those of the log; the forms are loaded when they are needed. */
import * as vscode from 'vscode';
import type { LogChannel } from '../clusters/log';
import type { ProfileStore } from '../clusters/profileStore';
import { registerCommand } from '../ui/command';
import { lazily } from '../ui/lazily';
import { logCommands } from './logCommands';
import { formNames } from './names';
import type { FormParts } from './open';

export interface FormRegistration extends FormParts {
  readonly lines: LogChannel;
  readonly channel: Pick<vscode.OutputChannel, 'show'>;
  readonly auditFile: string;
  /** Called when a command of the list is first used. */
  readonly onUse: () => void;
}

/** Does no I/O. */
export function registerForms({ lines, channel, auditFile, onUse, ...parts }: FormRegistration): vscode.Disposable {
  const handlers = {
    ...lazily(formNames, async () => {
      onUse();
      return (await import('./open')).formCommands(parts);
    }),
    ...logCommands(channel, auditFile),
  };
  return vscode.Disposable.from(
    showWhetherSampleIsThere(parts.profiles),
    ...Object.entries(handlers).map(([name, handler]) => registerCommand(lines, name, handler)),
  );
}

/** For the menus' `when` clauses. */
function showWhetherSampleIsThere(profiles: ProfileStore): { dispose(): void } {
  const tell = () =>
    void vscode.commands.executeCommand('setContext', 'spliceReplication.sampleShown', profiles.sampleShown);
  tell();
  return profiles.onDidChange(tell);
}
