/** Entry of the child process that holds the driver: one connection, ended with its parent. Native code is loaded here and nowhere else. */
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { ChildSession } from './childSession';
import { readToChild, type FromChild } from './messages';
import type { OdbcModule } from './odbcModule';
import { endProcess, watchParent } from './watchdog';

if (isMainThread) serve();
else watchParent(Number(workerData));

function serve(): void {
  new Worker(__filename, { workerData: process.ppid, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();
  const session = new ChildSession(async () => (await import('odbc')) as OdbcModule, send);
  process.on('disconnect', endProcess);
  process.on('message', (value) => {
    const message = readToChild(value);
    if (!message) throw new Error('Not a message for this process');
    session.receive(message);
  });
  send({ kind: 'started' });
}

/** A broken channel ends the process through `disconnect`. */
function send(message: FromChild): void {
  process.send?.(message, undefined, {}, () => undefined);
}
