/** Mutates recorded replies and lets the client's layers read them: anything but an answer or a typed error is a defect. */
import { loginLimits, sortReplies } from '../../../../src/connection/drda/channel';
import { CP } from '../../../../src/connection/drda/codePoints';
import type { Cursor } from '../../../../src/connection/drda/cursor';
import type { DdmObject } from '../../../../src/connection/drda/ddm';
import { DssAssembler, type Dss } from '../../../../src/connection/drda/dss';
import { LineLost } from '../../../../src/connection/drda/lineLost';
import { logIn } from '../../../../src/connection/drda/login';
import { LoginRefused } from '../../../../src/connection/drda/loginRefused';
import { DrdaProtocolError } from '../../../../src/connection/drda/protocolError';
import { SqlError } from '../../../../src/connection/drda/sqlError';
import { readExecuted, readPrepared } from '../../../../src/connection/drda/statementReply';
import { fuzzedRun } from './support/fuzzedRun';
import { mutated, randomFrom } from './support/mutation';
import { derbyExchanges, exchange, exchanges } from './support/recording';

export interface FuzzReport {
  /** Runs that ended in a typed error, by the kind of problem. */
  readonly problems: Readonly<Record<string, number>>;
  /** The slowest run. */
  readonly worstMs: number;
  /** Bytes of memory that the process held at most. */
  readonly mostRss: number;
  /** Chains that one statement sent at most, blocks of rows among them. */
  readonly mostTurns: number;
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
const allBytes = seeds.map(({ bytes }) => bytes);
const LIMIT = 4 << 20;
const MOST_OBJECTS = 1_000;
/** A whole statement over a channel takes many times the time of one reply. */
const RUNS_WITHOUT_CHANNEL = 7;
const LOOK_AT_MEMORY_EACH = 1_000;

/** Throws where a run throws anything but a typed error, its bytes in the message. The same seed gives the same runs. */
export async function fuzz(runs: number, seed: number): Promise<FuzzReport> {
  const random = randomFrom(seed);
  const problems: Record<string, number> = {};
  let worstMs = 0;
  let mostRss = 0;
  let mostTurns = 0;
  for (let run = 0; run < runs; run++) {
    const note = (error: unknown, bytes: Buffer) => {
      const problem = problemOf(error);
      if (problem === undefined) throw new Error(`run ${run}: ${bytes.toString('hex')}`, { cause: error });
      problems[problem] = (problems[problem] ?? 0) + 1;
    };
    if (random(RUNS_WITHOUT_CHANNEL + 1) === 0) {
      const { error, received, busyMs, turns } = await fuzzedRun(random, allBytes);
      if (error !== undefined) note(error, received);
      worstMs = Math.max(worstMs, busyMs);
      mostTurns = Math.max(mostTurns, turns);
    } else {
      const { bytes: whole, login } = seeds[random(seeds.length)]!;
      const bytes = mutated(whole, random, allBytes);
      const start = performance.now();
      try {
        const chain = assembled(bytes, random(3) === 0 ? 1 + random(40) : bytes.length);
        if (login) await readLogin(chain, login);
        else readAnswers(chain);
      } catch (error) {
        note(error, bytes);
      }
      worstMs = Math.max(worstMs, performance.now() - start);
    }
    if (run % LOOK_AT_MEMORY_EACH === 0) mostRss = Math.max(mostRss, process.memoryUsage().rss);
  }
  return { problems, worstMs, mostRss, mostTurns };
}

function problemOf(error: unknown): string | undefined {
  if (error instanceof DrdaProtocolError) return error.problem;
  if (error instanceof LoginRefused || error instanceof SqlError || error instanceof LineLost) return error.name;
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
  for (const cursor of isOpened ? cursors : []) {
    cursor.readSome();
    cursor.rows.finish();
  }
}
