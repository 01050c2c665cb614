/** Runs in the extension host: opens the sample, turns one table off as its button does, and tells what the log says of it. */
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { NodeStore } from '../../../src/tree/nodeStore';
import { answering } from '../../host/answers';
import { activated, openSample } from '../../host/extension';

export async function run(): Promise<void> {
  const lines = recordedLog();
  const api = await activated();
  const [active] = await openSample(api);
  await active.readContents();
  const table = new NodeStore().table(active.profile.id, 'SALES', 'ORDERS');
  lines.length = 0;
  await answering(['Turn off'], () => vscode.commands.executeCommand('spliceReplication.disableTable', table));
  const statements = lines.filter((line) => line.startsWith(active.profile.name));
  if (!statements.some((line) => line.includes('DISABLE_TABLE_REPLICATION'))) throw new Error('nothing was switched');
  const file = process.env['SPLICE_REPLICATION_HOST_RESULT'];
  if (file) writeFileSync(file, JSON.stringify({ statements }));
}

/** What the extension writes to its log from its activation on. */
function recordedLog(): string[] {
  const lines: string[] = [];
  const create = vscode.window.createOutputChannel;
  const recording = (name: string, options: { log: true }) => {
    const channel = create(name, options);
    const noting = (write: (text: string) => void) => (text: string) => {
      lines.push(text);
      write(text);
    };
    return Object.assign(Object.create(channel) as vscode.LogOutputChannel, {
      info: noting((text) => {
        channel.info(text);
      }),
      warn: noting((text) => {
        channel.warn(text);
      }),
      error: noting((text) => {
        channel.error(text);
      }),
    });
  };
  Object.assign(vscode.window, { createOutputChannel: recording });
  return lines;
}
