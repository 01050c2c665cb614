/** An extension of the demo: opens the Splice Replication view and shows the sample clusters. */
import { commands } from 'vscode';

export async function activate(): Promise<void> {
  await commands.executeCommand('workbench.view.extension.spliceReplication');
  await commands.executeCommand('spliceReplication.trySample');
}
