/** Mutates recorded replies and lets the client's layers read them: anything but an answer or a typed error is a defect. */
import { loginLimits, sortReplies } from '../../../../src/connection/drda/channel';
import { CP } from '../../../../src/connection/drda/codePoints';
import type { Cursor } from '../../../../src/connection/drda/cursor';
import type { DdmObject } from '../../../../src/connection/drda/ddm';
import { DssAssembler, type Dss } from '../../../../src/connection/drda/dss';
import { logIn } from '../../../../src/connection/drda/login';
import { LoginRefused } from '../../../../src/connection/drda/loginRefused';
import { DrdaProtocolError } from '../../../../src/connection/drda/protocolError';
import { SqlError } from '../../../../src/connection/drda/sqlError';
import { readExecuted, readPrepared } from '../../../../src/connection/drda/statementReply';
import { derbyExchanges, exchange, exchanges } from './support/recording';

export interface FuzzReport {
  /** Runs that ended in a typed error, by the kind of problem. */
  readonly problems: Readonly<Record<string, number>>;
  /** The slowest run. */
  readonly worstMs: number;
  /** Bytes of memory that the process held at most. */
  readonly mostRss: number;
}

interface Seed {
  readonly bytes: Buffer;
  /** Turns of a log-in are read as such. */
  readonly login: 'first' | 'second' | undefined;
}

const seeds: readonly Seed[] = [...exchanges, ...derbyExchanges].flatMap(({ name, turns }) =>
  turns.map(({ received }, turn): Seed => {
    const login = turn === 0 ? 'first' : 'second';
    return { bytes: Buffer.from(received, 'hex'), login: name.startsWith('login') ? login : undefined };
  }),
);
const LIMIT = 4 << 20;
const MOST_OBJECTS = 1_000;
const LOOK_AT_MEMORY_EACH = 1_000;

/** Throws where a run throws anything but a typed error, its bytes in the message. The same seed gives the same runs. */
export async function fuzz(runs: number, seed: number): Promise<FuzzReport> {
  const random = randomFrom(seed);
  const problems: Record<string, number> = {};
  let worstMs = 0;
  let mostRss = 0;
  for (let run = 0; run < runs; run++) {
    const { bytes: whole, login } = seeds[random(seeds.length)]!;
    const bytes = mutated(whole, random);
    const start = performance.now();
    try {
      const chain = assembled(bytes, random(3) === 0 ? 1 + random(40) : bytes.length);
      if (login) await readLogin(chain, login);
      else readAnswers(chain);
    } catch (error) {
      const problem = problemOf(error);
      if (problem === undefined) throw new Error(`run ${run}: ${bytes.toString('hex')}`, { cause: error });
      problems[problem] = (problems[problem] ?? 0) + 1;
    }
    worstMs = Math.max(worstMs, performance.now() - start);
    if (run % LOOK_AT_MEMORY_EACH === 0) mostRss = Math.max(mostRss, process.memoryUsage().rss);
  }
  return { problems, worstMs, mostRss };
}

function problemOf(error: unknown): string | undefined {
  if (error instanceof DrdaProtocolError) return error.problem;
  if (error instanceof LoginRefused || error instanceof SqlError) return error.name;
  return undefined;
}

function assembled(bytes: Buffer, piece: number): Dss[] {
  const assembler = new DssAssembler(LIMIT);
  const chain: Dss[] = [];
  for (let at = 0; at < bytes.length; at += piece) chain.push(...assembler.push(bytes.subarray(at, at + piece)));
  return chain;
}

/** The other turn of the log-in is whole. */
async function readLogin(chain: readonly Dss[], turn: 'first' | 'second'): Promise<void> {
  const whole = (index: number) => sortReplies(assembled(wholeLogin[index]!, 1 << 20), 2, MOST_OBJECTS);
  const mutant = sortReplies(chain, 2, MOST_OBJECTS);
  const replies = turn === 'first' ? [mutant, whole(1)] : [whole(0), mutant];
  await logIn(
    { limits: loginLimits, exchange: () => Promise.resolve(replies.shift()!) },
    { database: 'splicedb', user: 'splice', password: 'admin' },
  );
}

const wholeLogin = exchange('login').turns.map(({ received }) => Buffer.from(received, 'hex'));

function readAnswers(chain: readonly Dss[]): void {
  const problems: unknown[] = [];
  for (const objects of sortReplies(chain, 3, MOST_OBJECTS)) {
    for (const read of [() => void readPrepared(objects), () => readRows(objects)]) {
      try {
        read();
      } catch (error) {
        problems.push(error);
      }
    }
  }
  // Each reply is read as the answer to either kind of command: one of the two complains that it got the other's.
  const defect = problems.find((each) => !(each instanceof DrdaProtocolError) || each.problem !== 'unexpected-reply');
  if (defect) throw defect as Error;
}

function readRows(objects: readonly DdmObject[]): void {
  const isOpened = objects.some(({ codePoint }) => codePoint === CP.OPNQRYRM);
  const settings = { statement: Buffer.alloc(0), columns: [], limit: 1_000 };
  const cursors: readonly Cursor[] = readExecuted(objects, settings).cursors;
  for (const cursor of isOpened ? cursors : []) cursor.rows.finish();
}

type Random = (below: number) => number;

/** One to four changes: a byte, a bit, a length, a stretch gone, doubled or swapped with another reply's. */
function mutated(whole: Buffer, random: Random): Buffer {
  let bytes = Buffer.from(whole);
  for (let changes = 1 + random(4); changes > 0; changes--) {
    if (bytes.length === 0) return bytes;
    const at = random(bytes.length);
    const size = random(40);
    switch (random(7)) {
      case 0:
        bytes[at] = random(256);
        break;
      case 1:
        bytes[at] = bytes[at]! ^ (1 << random(8));
        break;
      case 2:
        bytes.writeUInt16BE(
          [0, 1, 4, 6, 0x7fff, 0x8000, 0x8004, 0x8008, 0xffff][random(9)]!,
          Math.min(at, bytes.length - 2),
        );
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at + size), bytes.subarray(at)]);
        break;
      case 5:
        bytes = Buffer.concat([bytes.subarray(0, at), seeds[random(seeds.length)]!.bytes.subarray(0, size)]);
        break;
      default:
        bytes[at] = [0, 0x7f, 0x80, 0xff][random(4)]!;
    }
    if (bytes.length < 2) return bytes;
  }
  return bytes;
}

/** Mulberry32. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
