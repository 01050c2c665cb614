/** Envelopes and objects: what is written is read again, however the network cuts it; what is no DRDA is refused at once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortReplies } from '../../../../src/connection/drda/channel';
import { ddm, readObjects } from '../../../../src/connection/drda/ddm';
import { DssAssembler, encodeDsses, type Dss } from '../../../../src/connection/drda/dss';
import { fromEbcdic, toEbcdic } from '../../../../src/connection/drda/ebcdic';
import { DrdaProtocolError, type ProtocolProblem } from '../../../../src/connection/drda/protocolError';

const LIMIT = 1 << 20;

function problemOf(run: () => unknown): ProtocolProblem | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof DrdaProtocolError) return error.problem;
    throw error;
  }
}

function dss(payload: Buffer, more: Partial<Dss> = {}): Dss {
  return { type: 'reply', chained: false, sameCorrelation: false, correlation: 1, payload, ...more };
}

/** Comparing buffers byte by byte takes seconds. */
function shown({ payload, ...rest }: Dss): unknown {
  return { ...rest, payload: payload.toString('hex') };
}

const anyDss = fc.record({
  type: fc.constantFrom('request' as const, 'reply' as const, 'object' as const),
  chained: fc.boolean(),
  sameCorrelation: fc.boolean(),
  correlation: fc.integer({ min: 0, max: 0xffff }),
  payload: fc
    .oneof(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 32_740, max: 32_780 }),
      fc.integer({ min: 65_500, max: 70_000 }),
    )
    .map((size) => Buffer.alloc(size, 'every byte tells its place')),
});

describe('DSS', () => {
  it('comes out as it went in, in pieces of any size', () => {
    fc.assert(
      fc.property(
        fc.array(anyDss, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 9_000 }),
        (all, piece) => {
          const bytes = encodeDsses(all);
          const assembler = new DssAssembler(LIMIT);
          const found: Dss[] = [];
          for (let at = 0; at < bytes.length; at += piece)
            found.push(...assembler.push(bytes.subarray(at, at + piece)));
          expect(found.map(shown)).toEqual(all.map(shown));
          expect(assembler.isMidway).toBe(false);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('comes out as it went in, byte by byte', () => {
    const bytes = encodeDsses([dss(Buffer.alloc(40_000, 7))]);
    const assembler = new DssAssembler(LIMIT);
    const found = Array.from(bytes, (byte) => assembler.push(Buffer.of(byte))).flat();
    expect(found.map(shown)).toEqual([shown(dss(Buffer.alloc(40_000, 7)))]);
  });

  it('continues over segments of 32,767 bytes, the header of the first counted in', () => {
    const bytes = encodeDsses([dss(Buffer.alloc(32_762))]);
    expect(bytes.readUInt16BE(0)).toBe(0xffff);
    expect(bytes.readUInt16BE(32_767)).toBe(3);
    expect(encodeDsses([dss(Buffer.alloc(32_761))]).readUInt16BE(0)).toBe(0x7fff);
  });

  it.each<[string, string, ProtocolProblem]>([
    ['a segment of length 0', '0000d0520002', 'bad-segment'],
    ['a segment of length 5', '0005d0020001', 'bad-segment'],
    ['a segment without content', '0006d0020001', 'bad-segment'],
    ['a continuation of length 0', `8007d0020001ff0000`, 'bad-segment'],
    ['an endless chain of empty continuations', '8007d0020001ff8002', 'bad-segment'],
    ['an unknown type', '000ad00900010004200e', 'bad-segment'],
    ['a TLS alert', '1503030002022800', 'speaks-tls'],
    ['a TLS handshake', '160303004a02', 'speaks-tls'],
    ['HTTP', Buffer.from('HTTP/1.1 400 Bad').toString('hex'), 'not-drda'],
    ['SSH', Buffer.from('SSH').toString('hex'), 'not-drda'],
    ['MySQL', '4a0000000a352e35', 'not-drda'],
  ])('refuses %s', (_, hex, problem) => {
    expect(problemOf(() => new DssAssembler(LIMIT).push(Buffer.from(hex, 'hex')))).toBe(problem);
  });

  it('takes no more than its limit', () => {
    const bytes = encodeDsses([dss(Buffer.alloc(70_000))]);
    expect(problemOf(() => new DssAssembler(69_999).push(bytes))).toBe('too-large');
    expect(new DssAssembler(70_000).push(bytes)).toHaveLength(1);
  });
});

describe('DDM objects', () => {
  it('come out as they went in', () => {
    const anyObject = fc.tuple(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 300 }));
    fc.assert(
      fc.property(fc.array(anyObject), (all) => {
        const bytes = Buffer.concat(all.map(([codePoint, size]) => ddm(codePoint, Buffer.alloc(size, size & 0xff))));
        expect(readObjects(bytes)).toEqual(
          all.map(([codePoint, size]) => ({ codePoint, data: Buffer.alloc(size, size & 0xff) })),
        );
      }),
    );
  });

  it.each([0, 32_763, 32_764, 100_000])('hold %i bytes', (size) => {
    const [object, ...others] = readObjects(ddm(0x2414, Buffer.alloc(size, 1)));
    expect(others).toEqual([]);
    expect(object!.codePoint).toBe(0x2414);
    expect(object!.data.equals(Buffer.alloc(size, 1))).toBe(true);
  });

  it.each([
    ['no length field: to the end of the DSS', '8004146c00aabb', '00aabb'],
    ['a length of four bytes', '8008146c0000000200aa', '00aa'],
    ['a length of six bytes', '800a146c00000000000200aa', '00aa'],
    ['a length of eight bytes', '800c146c000000000000000200aa', '00aa'],
  ])('with %s', (_, hex, data) => {
    expect(readObjects(Buffer.from(hex, 'hex'))).toEqual([{ codePoint: 0x146c, data: Buffer.from(data, 'hex') }]);
  });

  it.each([
    ['longer than the DSS', '0010241baa'],
    ['shorter than its header', '0003241b'],
    ['a length of 0', '0000241b'],
    ['a rest of three bytes', '0004200e000420'],
    ['an odd length field', '8005146c00'],
    ['a length beyond all memory', '800c146c7fffffffffffffff00'],
    ['a length field that is cut off', '8008146c0000'],
  ])('are refused: %s', (_, hex) => {
    expect(problemOf(() => readObjects(Buffer.from(hex, 'hex')))).toBe('bad-object');
  });
});

describe('replies', () => {
  const objects = (count: number) => dss(Buffer.concat(Array.from({ length: count }, () => ddm(1, Buffer.of()))));

  it('hold no more objects than allowed', () => {
    expect(sortReplies([objects(60), objects(40)], 1, 100)[0]).toHaveLength(100);
    expect(problemOf(() => sortReplies([objects(60), objects(41)], 1, 100))).toBe('too-large');
    expect(problemOf(() => readObjects(objects(70_000).payload))).toBe('too-large');
  });

  it('to nobody are refused', () => {
    expect(problemOf(() => sortReplies([dss(Buffer.of(), { correlation: 3 })], 2, 100))).toBe('unexpected-reply');
  });
});

describe('EBCDIC', () => {
  it('carries printable ASCII both ways', () => {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
    expect(fromEbcdic(toEbcdic(ascii)!)).toBe(ascii);
  });

  it('knows the letters of a real server', () => {
    expect(fromEbcdic(Buffer.from('e2979389838540d48183888995850018', 'hex'))).toBe('Splice Machine??');
    expect(toEbcdic('splicedb')?.toString('hex')).toBe('a297938983858482');
  });

  it('has nothing for other letters', () => expect(toEbcdic('größe')).toBeUndefined());
});
