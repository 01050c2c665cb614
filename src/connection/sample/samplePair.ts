/** The pair of sample clusters: one worker with both, started when the first connection is opened. */
import type { Connection, Connector, OpenOptions } from '../connection';
import type { Side } from './engine/cluster';
import type { Timings } from './engine/procedures/context';
import { SAMPLE_RELEASES, sampleRelease, type SampleReleaseName } from './releases';
import { failureOf, SampleConnection } from './sampleConnection';
import { WorkerLine } from './workerLine';

export interface SamplePairOptions {
  readonly release: SampleReleaseName;
  /** Path of the bundled worker, `sampleWorker.mjs`; `sqlite3.wasm` lies beside it. */
  readonly workerFile: string;
  readonly timings?: Partial<Timings>;
  /** Milliseconds that closing a connection waits at most for the worker; a second where it is left out. */
  readonly closeMs?: number;
}

/** The database owner of both clusters; `JOE` may log in too and is allowed next to nothing. Neither has a password. */
export const SAMPLE_OWNER = 'SPLICE';

const TIMINGS: Timings = { backupMs: 4_000, restoreModeMs: 4_000, restartMs: 2_000 };
const OPEN_DEADLINE_MS = 15_000;

export class SamplePair {
  private line: WorkerLine | undefined;

  constructor(private readonly options: SamplePairOptions) {}

  connector(side: Side, user = SAMPLE_OWNER): Connector {
    return { transport: 'sample', open: (options) => this.open(side, user, options) };
  }

  /** Restarts one cluster: its connections end, its data stay, and for a moment it refuses new ones. */
  async restart(side: Side): Promise<void> {
    if (this.line?.isAlive) await this.line.send({ kind: 'restart', side });
  }

  /** Ends the worker. Everything that was changed in the sample is gone; opening again begins anew. */
  async dispose(): Promise<void> {
    const { line } = this;
    this.line = undefined;
    await line?.dispose();
  }

  private async open(side: Side, user: string, options: OpenOptions = {}): Promise<Connection> {
    const line = this.liveLine();
    const deadlineMs = options.deadlineMs ?? OPEN_DEADLINE_MS;
    const answer = await line.send(
      { kind: 'open', side, user },
      { deadlineMs, ...(options.signal && { signal: options.signal }) },
    );
    if (answer.kind !== 'opened') throw failureOf(answer);
    const version = SAMPLE_RELEASES[this.options.release];
    return new SampleConnection(line, answer.session, { name: 'Splice Machine', version });
  }

  private liveLine(): WorkerLine {
    if (this.line?.isAlive) return this.line;
    const { release, workerFile, timings, closeMs } = this.options;
    const setup = { release: sampleRelease(release), timings: { ...TIMINGS, ...timings } };
    this.line = new WorkerLine(workerFile, setup, closeMs);
    return this.line;
  }
}
