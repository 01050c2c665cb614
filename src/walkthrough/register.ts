/** Registers the walkthrough's commands, and its panels after a reload; what they do is loaded when it is needed. */
import * as vscode from 'vscode';
import type { LogChannel } from '../clusters/log';
import { registerCommand } from '../ui/command';
import { lazily } from '../ui/lazily';
import { setUpPanelType, walkthroughNames } from './names';
import type { Walkthrough, WalkthroughParts } from './open';

export interface WalkthroughRegistration extends WalkthroughParts {
  readonly log: LogChannel;
}

/** Does no I/O. */
export function registerWalkthrough({ log, ...parts }: WalkthroughRegistration): vscode.Disposable {
  let walkthrough: Promise<Walkthrough> | undefined;
  const loaded = () => (walkthrough ??= import('./open').then((late) => new late.Walkthrough(parts)));
  const handlers = lazily(walkthroughNames, async () => (await loaded()).commands);
  return vscode.Disposable.from(
    vscode.window.registerWebviewPanelSerializer(setUpPanelType, {
      deserializeWebviewPanel: async (panel, state) => (await loaded()).revive(panel, state),
    }),
    ...Object.entries(handlers).map(([name, handler]) => registerCommand(log, name, handler)),
  );
}
