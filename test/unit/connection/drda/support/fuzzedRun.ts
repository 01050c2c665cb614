/** A whole statement, from its first chain to its last block, against a server whose recorded replies are mutated. */
import { Duplex } from 'node:stream';
import { Channel, sessionLimits } from '../../../../../src/connection/drda/channel';
import { runStatement } from '../../../../../src/connection/drda/run';
import { Session } from '../../../../../src/connection/drda/session';
import { mutated, type Random } from './mutation';
import { commandsOf, exchange, exchanges, parametersOf, type RecordedCommand } from './recording';
import { encodeSegments, segmentsOf, type Segment } from './wire';

export interface FuzzedRun {
  /** What the statement was rejected with. */
  readonly error: unknown;
  /** All that the client was sent. */
  readonly received: Buffer;
  /** The longest stretch in which the client kept the thread to itself. */
  readonly busyMs: number;
  /** Chains that the client sent. */
  readonly turns: number;
}

/** One reply in so many is mutated: the others lead on to the next turn. */
const MUTATES_ONE_IN = 3;
/** Milliseconds after which a statement hangs whose server has hung up. */
const HANGS_AFTER_MS = 10_000;

const statements = exchanges.filter(({ sql, name }) => sql !== undefined && name !== 'kill-idle-target');
const ends = commandsOf(exchange('values-schema'));
const messages = commandsOf(exchange('full-message')).slice(2);

export async function fuzzedRun(random: Random, others: readonly Buffer[]): Promise<FuzzedRun> {
  const recorded = statements[random(statements.length)]!;
  const stream = new MutatedReplies(commandsOf(recorded), random, others);
  const channel = new Channel(stream, sessionLimits);
  const session = new Session(channel, 'splicedb', {
    className: 'Splice Machine',
    level: '',
    attributes: Buffer.alloc(0),
  });
  let limit: NodeJS.Timeout | undefined;
  const hangs = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error('it hangs')), HANGS_AFTER_MS);
  });
  const running = runStatement(session, recorded.sql!, {
    parameters: parametersOf(recorded),
    maxRows: random(2) === 0 ? undefined : 5,
    autocommit: random(4) > 0,
    timeoutSeconds: undefined,
    readsOnly: random(2) === 0,
    isStopped: () => false,
    decided: () => undefined,
  });
  const error: unknown = await Promise.race([running, hangs]).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  clearTimeout(limit);
  channel.destroy();
  return { error, received: Buffer.concat(stream.sent), busyMs: stream.busyMs, turns: stream.sent.length };
}

/** Answers each chain at once, and hangs up when the client has no further question. */
class MutatedReplies extends Duplex {
  readonly sent: Buffer[] = [];
  busyMs = 0;
  readonly #random: Random;
  readonly #others: readonly Buffer[];
  readonly #replies: RecordedCommand[];
  #chains = 0;

  constructor(replies: readonly RecordedCommand[], random: Random, others: readonly Buffer[]) {
    super();
    this.#replies = [...replies];
    this.#random = random;
    this.#others = others;
  }

  override _read(): void {
    // What there is was pushed.
  }

  override _write(chain: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const chains = ++this.#chains;
    const whole = joined(
      segmentsOf(chain)
        .filter(({ type }) => type === 1)
        .map(({ payload }) => this.#replyTo(payload.readUInt16BE(2))),
    );
    const bytes = this.#random(MUTATES_ONE_IN) === 0 ? mutated(whole, this.#random, this.#others) : whole;
    this.sent.push(bytes);
    done();
    setImmediate(() => {
      const began = performance.now();
      this.push(bytes);
      setImmediate(() => {
        this.busyMs = Math.max(this.busyMs, performance.now() - began);
        setImmediate(() => {
          if (chains === this.#chains) this.push(null);
        });
      });
    });
  }

  #replyTo(codePoint: number): readonly Segment[] {
    const at = this.#replies.findIndex((each) => each.codePoint === codePoint);
    if (at >= 0) return this.#replies.splice(at, 1)[0]!.reply;
    return [...messages, ...ends].find((each) => each.codePoint === codePoint)?.reply ?? ends[0]!.reply;
  }
}

/** Numbered by the commands that they answer, and chained. */
function joined(replies: readonly (readonly Segment[])[]): Buffer {
  const all = replies.flatMap((reply, index) => reply.map((each) => ({ ...each, correlation: index + 1 })));
  return encodeSegments(
    all.map((each, index) => ({
      ...each,
      chained: index < all.length - 1,
      sameCorrelation: all[index + 1]?.correlation === each.correlation,
    })),
  );
}
