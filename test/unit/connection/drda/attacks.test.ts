/** Small replies that would take much time or memory to read, from a server that one has logged in to. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sessionLimits, sortReplies } from '../../../../src/connection/drda/channel';
import { CellBudget } from '../../../../src/connection/drda/cellBudget';
import { CP } from '../../../../src/connection/drda/codePoints';
import { DrdaConnector } from '../../../../src/connection/drda/connector';
import { ddm } from '../../../../src/connection/drda/ddm';
import { DssAssembler } from '../../../../src/connection/drda/dss';
import { readDescriptor, WIRE } from '../../../../src/connection/drda/fdoca';
import { PATIENCE } from '../../../../src/connection/drda/patience';
import { DrdaProtocolError } from '../../../../src/connection/drda/protocolError';
import { RowDecoder } from '../../../../src/connection/drda/rows';
import { readExecuted } from '../../../../src/connection/drda/statementReply';
import { readBlock } from './support/readBlock';
import { exchange } from './support/recording';
import { LOGIN } from './support/replayServer';
import { failureOf } from './support/useReplay';
import { encodeSegments } from './support/wire';

const MB = 1 << 20;
/** What would take minutes; a machine that is busy with other things counted in. */
const MOST_MS = 5_000;

/** Milliseconds, and bytes of memory at its end, so that what it made must be kept until then. */
function costOf<T>(run: () => T): { readonly ms: number; readonly bytes: number; readonly kept: T } {
  const before = memory();
  const began = performance.now();
  const kept = run();
  return { ms: performance.now() - began, bytes: memory() - before, kept };
}

/** Of this thread alone: others run other tests. */
function memory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function problemOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof DrdaProtocolError ? error.problem : error;
  }
}

/** QRYDSC of so many columns, in triplets of 84. */
function descriptor(columns: number, code: number = WIRE.SMALLINT, length = 2): Buffer {
  const column = Buffer.of(code, length >> 8, length & 0xff);
  const triplets: Buffer[] = [];
  for (let left = columns; left > 0; left -= 84) {
    const count = Math.min(left, 84);
    triplets.push(Buffer.of(3 + 3 * count, 0x7f, 0), ...Array<Buffer>(count).fill(column));
  }
  return Buffer.concat(triplets);
}

/** An opened query whose row begins and goes on byte by byte, one QRYDTA for each. */
function dripping(columns: number, blocks: number): Buffer[] {
  const drop = ddm(CP.QRYDTA, Buffer.of(1));
  const opened = [
    ddm(CP.OPNQRYRM, ddm(CP.QRYINSID, Buffer.alloc(8))),
    ddm(CP.QRYDSC, descriptor(columns)),
    ddm(CP.QRYDTA, Buffer.from('ff00', 'hex')),
  ];
  return [Buffer.concat(opened), Buffer.concat(Array<Buffer>(blocks).fill(drop))];
}

describe('a row that comes byte by byte', () => {
  it('is read once, however many columns it has', () => {
    const columns = 10_000;
    const { ms } = costOf(() => {
      const decoder = new RowDecoder(readDescriptor(descriptor(columns)));
      for (const byte of Buffer.concat([Buffer.from('ff00', 'hex'), Buffer.alloc(2 * columns, 1)])) {
        readBlock(decoder, Buffer.of(byte));
      }
      decoder.finish();
      expect(decoder.rows).toEqual([Array(columns).fill(0x0101)]);
    });
    expect(ms).toBeLessThan(MOST_MS);
  });

  it('is read once, however long its text is', () => {
    const text = Buffer.alloc(65_000, 'abc');
    const { ms } = costOf(() => {
      const decoder = new RowDecoder([{ code: WIRE.VARMIX, nullable: false, length: 0x7fff }]);
      readBlock(decoder, Buffer.from('ff00fde8', 'hex'));
      for (const byte of text) readBlock(decoder, Buffer.of(byte));
      decoder.finish();
      expect(decoder.rows).toEqual([[text.toString()]]);
    });
    expect(ms).toBeLessThan(MOST_MS);
  });

  it('is read out of one reply in no time', () => {
    const chain = dripping(9_000, 10_000).map((payload) => ({
      ...{ type: 'reply' as const, chained: true, sameCorrelation: true, correlation: 1 },
      payload,
    }));
    const { ms } = costOf(() => {
      const [reply] = sortReplies(chain, 1, sessionLimits.replyObjects);
      const { cursors } = readExecuted(reply!, { statement: Buffer.alloc(0), columns: [], limit: undefined });
      cursors[0]!.readSome();
    });
    expect(ms).toBeLessThan(MOST_MS);
  });

  it('fills the LOBs of its own columns, and of no row that was there before', () => {
    const decoder = new RowDecoder([{ code: WIRE.LOBCMIXED, nullable: false, length: 4 }], 1);
    for (const byte of Buffer.from('ff0000000001ff0000000001', 'hex')) readBlock(decoder, Buffer.of(byte));
    decoder.addLob(Buffer.from('\0first'));
    decoder.addLob(Buffer.from('\0of the row that is not wanted'));
    expect(decoder.rows).toEqual([['first']]);
    expect(decoder.isFull).toBe(true);
  });
});

describe('a description', () => {
  it('of 10,000 columns is the widest', () => {
    expect(readDescriptor(descriptor(10_000))).toHaveLength(10_000);
    expect(problemOf(() => readDescriptor(descriptor(10_001)))).toBe('too-large');
  });
});

describe('a DSS in segments of one byte', () => {
  it('costs no more memory than its bytes', () => {
    const segments = MB;
    const chunk = Buffer.alloc(3 * 20_000);
    for (let at = 0; at < chunk.length; at += 3) chunk.set([0x80, 0x03, 7], at);
    const { ms, bytes } = costOf(() => {
      const assembler = new DssAssembler(sessionLimits.dssBytes);
      assembler.push(Buffer.from('8007d052000100', 'hex'));
      for (let sent = 0; sent < 3 * segments; sent += chunk.length) assembler.push(Buffer.from(chunk));
      return assembler;
    });
    expect(bytes).toBeLessThan(64 * MB);
    expect(ms).toBeLessThan(MOST_MS);
  });
});

describe('binary values', () => {
  const binary = { code: WIRE.VARBYTE, nullable: false, length: 10 };

  function rowsOf(size: number, rows: number, budget?: CellBudget): RowDecoder {
    const cells = Array<Buffer>(100).fill(Buffer.of(0, size, ...Array<number>(size).fill(7)));
    const row = Buffer.concat([Buffer.from('ff00', 'hex'), ...cells]);
    const decoder = new RowDecoder(Array(100).fill(binary), undefined, budget);
    for (let left = rows; left > 0; left -= 1) readBlock(decoder, row);
    return decoder;
  }

  it('that are empty share one array', () => {
    const { bytes, kept } = costOf(() => rowsOf(0, 2_000));
    expect(kept.rows).toHaveLength(2_000);
    expect(bytes).toBeLessThan(20 * MB);
  });

  it('weigh more than others, as they cost more', () => {
    const budget = () => new CellBudget(10 * 500);
    expect(rowsOf(1, 5, budget()).rows).toHaveLength(5);
    expect(problemOf(() => rowsOf(1, 10, budget()))).toBe('too-large');
  });
});

describe('over a socket', () => {
  let stop: (() => void) | undefined;
  afterEach(() => stop?.());

  /** A server that lets one in and answers the first chain behind the log-in with these bytes. */
  async function answering(bytes: () => readonly Buffer[]): Promise<number> {
    const logIn = exchange('login').turns.map(({ received }) => Buffer.from(received, 'hex'));
    const server = createServer((socket) => {
      let turn = 0;
      socket.on('error', () => undefined);
      socket.on('data', () => {
        for (const part of logIn[turn] ? [logIn[turn]!] : turn === logIn.length ? bytes() : []) socket.write(part);
        turn++;
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    stop = () => server.close();
    return (server.address() as AddressInfo).port;
  }

  /** PRPSQLSTT answered well, then these objects for OPNQRY. */
  function toQuery(payloads: readonly Buffer[]): Buffer {
    const prepared = Buffer.from('2408ff'.padStart(10, '0005'), 'hex');
    const all = [{ correlation: 1, payload: prepared }, ...payloads.map((payload) => ({ correlation: 2, payload }))];
    return encodeSegments(
      all.map((each, index) => ({
        ...{
          type: 2,
          chained: index < all.length - 1,
          sameCorrelation: all[index + 1]?.correlation === each.correlation,
        },
        ...each,
      })),
    );
  }

  const drop = Buffer.concat(Array<Buffer>(6_000).fill(ddm(CP.QRYDTA, Buffer.of(1))));

  it.each<[string, () => readonly Buffer[], string, RegExp]>([
    [
      'a row byte by byte',
      () => [toQuery([dripping(9_000, 0)[0]!.subarray(0, 32_000), drop, drop])],
      'cancelled',
      /cancelled/,
    ],
    ['too many columns', () => tooManyColumns(), 'protocol', /larger/],
    ['a segment of length 0', () => [Buffer.from('0000d0520001', 'hex')], 'protocol', /segment of length 0/],
    ['bytes that are no DRDA', () => [Buffer.alloc(64, 'x')], 'protocol', /another language/],
    ['an answer to nothing', () => [toQuery([]).fill(9, 4, 6)], 'protocol', /cannot be read/],
    ['an end in the middle', () => [toQuery([]).subarray(0, 8)], 'cancelled', /cancelled/],
  ])('%s holds nobody up', async (_, bytes, kind, words) => {
    const port = await answering(bytes);
    const line = await new DrdaConnector(
      { host: '127.0.0.1', port, ...LOGIN },
      { patience: { ...PATIENCE, interruptMs: 100, graceMs: 100 } },
    ).open();
    const began = performance.now();
    const controller = new AbortController();
    if (kind === 'cancelled') setTimeout(() => controller.abort(), 100);
    const failure = await failureOf(line.execute('SELECT 1 FROM T', { signal: controller.signal }));
    expect(failure).toMatchObject({ kind, fate: 'failed' });
    expect(failure.message).toMatch(words);
    expect(performance.now() - began).toBeLessThan(MOST_MS);
    expect(line.isOpen).toBe(false);
  });

  function tooManyColumns(): readonly Buffer[] {
    const opened = ddm(CP.OPNQRYRM, ddm(CP.QRYINSID, Buffer.alloc(8)));
    return [toQuery([opened, ddm(CP.QRYDSC, descriptor(10_500))])];
  }
});
