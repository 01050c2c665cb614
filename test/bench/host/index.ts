/** Runs in the extension host: what activating the extension adds to its memory, in bytes, garbage collected before each reading. */
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';

const calmAfterMs = 8000;

export async function run(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const read = async () => {
    for (let round = 0; round < 4; round += 1) {
      collect();
      await sleep(250);
    }
    const { rss, heapUsed, external } = process.memoryUsage();
    return { rss, heap: heapUsed + external };
  };

  await sleep(calmAfterMs);
  const before = await read();
  const extension = vscode.extensions.getExtension('splice-replication.splice-replication');
  if (!extension || extension.isActive) throw new Error('the extension is missing, or active before it was asked');
  await extension.activate();
  await vscode.commands.executeCommand('workbench.view.extension.spliceReplication');
  await sleep(2000);
  const after = await read();
  const result = { rss: after.rss - before.rss, heap: after.heap - before.heap };
  const file = process.env['SPLICE_REPLICATION_HOST_RESULT'];
  if (file) writeFileSync(file, JSON.stringify(result));
}
