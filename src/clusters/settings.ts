/** The extension's settings as VS Code keeps them; reading is from memory. */
import * as vscode from 'vscode';
import type { ProfileSettings } from './profileStore';
import { readTimeouts, type Timeouts } from './timeouts';

const section = 'spliceReplication';

export function profileSettings(): ProfileSettings {
  return {
    readClusters: () => vscode.workspace.getConfiguration(section).get<unknown>('clusters', []),
    writeClusters: (value) =>
      vscode.workspace.getConfiguration(section).update('clusters', value, vscode.ConfigurationTarget.Global),
    onDidChangeClusters: (listener) =>
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${section}.clusters`)) listener();
      }),
  };
}

/** Read at each use, so that a change counts from the next statement on. */
export function timeoutsSetting(): Timeouts {
  const timeouts = vscode.workspace.getConfiguration(`${section}.timeouts`);
  return readTimeouts((key) => timeouts.get<unknown>(key));
}
