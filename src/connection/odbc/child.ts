/** Entry of the child process that holds the driver: one connection, ended with its parent. Native code is loaded here and nowhere else. */
import { ChildSession } from './childSession';
import { readToChild, type FromChild } from './messages';
import type { OdbcModule } from './odbcModule';
import { endProcess, watchParent } from './watchdog';

/** Milliseconds from the first answer to the start of the watching thread. */
const WATCH_AFTER_MS = 300;

const parent = process.ppid;
let watching: Promise<void> | undefined;
let hasAnswered = false;

// A thread has no channel to the parent process, and gets the parent's id as its argument.
if (process.send) serve();
else watchParent(Number(process.argv[2]));

function serve(): void {
  const session = new ChildSession(async () => (await import('odbc')) as OdbcModule, answer);
  process.on('disconnect', endProcess);
  process.on('message', (value) => {
    const message = readToChild(value);
    if (!message) throw new Error('Not a message for this process');
    // A driver may hold the main thread while it cancels.
    if (message.kind === 'cancel') void watch().then(() => session.receive(message));
    else session.receive(message);
  });
  send({ kind: 'started' });
  session.prepare();
}

/**
 * The watching thread takes as long to start as all the rest: it leaves the first readings the machine. Until it runs, `disconnect`
 * ends this process, unless a driver holds the main thread at that very moment.
 */
function answer(message: FromChild): void {
  send(message);
  if (hasAnswered) return;
  hasAnswered = true;
  setTimeout(() => void watch(), WATCH_AFTER_MS).unref();
}

function watch(): Promise<void> {
  watching ??= import('node:worker_threads').then(({ Worker }) => {
    new Worker(__filename, { argv: [parent], resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();
  });
  return watching;
}

/** A broken channel ends the process through `disconnect`. */
function send(message: FromChild): void {
  process.send?.(message, undefined, {}, () => undefined);
}
