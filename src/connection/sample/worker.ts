/** Entry of the worker thread: loads SQLite, then answers one request after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { SampleEngine } from './engine/engine';
import { answer } from './engine/handler';
import { loadSqlite } from './engine/sqlite';
import type { NumberedAnswer, NumberedRequest, WorkerSetup } from './messages';

async function serve(
  port: NonNullable<typeof parentPort>,
  { release, timings, cancelled }: WorkerSetup,
): Promise<void> {
  const flag = new Int32Array(cancelled);
  let current = 0;
  const engine = new SampleEngine(await loadSqlite(), {
    release,
    timings,
    now: () => Date.now(),
    isCancelled: () => current !== 0 && Atomics.load(flag, 0) === current,
  });
  port.on('message', ({ id, request }: NumberedRequest) => {
    current = id;
    const reply: NumberedAnswer = { id, answer: answer(engine, request) };
    current = 0;
    port.postMessage(reply);
  });
}

if (parentPort) await serve(parentPort, workerData as WorkerSetup);
