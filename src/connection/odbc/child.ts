/** Entry of the child process that holds the driver: one connection, ended with its parent. Native code is loaded here and nowhere else. */
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { ChildSession } from './childSession';
import { readToChild, type FromChild } from './messages';
import type { OdbcModule } from './odbcModule';
import { endProcess, watchParent } from './watchdog';

let watch: Worker | undefined;

if (isMainThread) serve();
else watchParent(Number(workerData));

function serve(): void {
  const session = new ChildSession(async () => (await import('odbc')) as OdbcModule, answer);
  process.on('disconnect', endProcess);
  process.on('message', (value) => {
    const message = readToChild(value);
    if (!message) throw new Error('Not a message for this process');
    session.receive(message);
  });
  send({ kind: 'started' });
}

/** The watching thread takes as long to start as the rest: before the first answer the main thread is free, and `disconnect` suffices. */
function answer(message: FromChild): void {
  send(message);
  watch ??= new Worker(__filename, { workerData: process.ppid, resourceLimits: { maxOldGenerationSizeMb: 16 } });
  watch.unref();
}

/** A broken channel ends the process through `disconnect`. */
function send(message: FromChild): void {
  process.send?.(message, undefined, {}, () => undefined);
}
