/** Values on the wire: each type with its extremes, and parameters as the server would read them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SqlValue } from '../../../../src/connection/connection';
import { ByteReader } from '../../../../src/connection/drda/byteReader';
import { CellBudget } from '../../../../src/connection/drda/cellBudget';
import { COMES_LATER, readCell, readLob } from '../../../../src/connection/drda/cells';
import { sqlTimestamp } from '../../../../src/connection/drda/timestamp';
import { readObjects } from '../../../../src/connection/drda/ddm';
import { needsFullText, readMessages } from '../../../../src/connection/drda/fullMessage';
import { readDescriptor, WIRE, writeDescriptor, type WireType } from '../../../../src/connection/drda/fdoca';
import { packedSize, readPackedDecimal } from '../../../../src/connection/drda/packedDecimal';
import { bindParameters } from '../../../../src/connection/drda/parameters';
import { DrdaProtocolError, ShortData } from '../../../../src/connection/drda/protocolError';
import { RowDecoder } from '../../../../src/connection/drda/rows';
import { readBlock } from './support/readBlock';

function cell(code: number, hex: string, length = 0): unknown {
  return readCell(new ByteReader(Buffer.from(hex, 'hex')), { code, nullable: false, length });
}

const text = (value: string) => {
  const bytes = Buffer.from(value);
  return bytes.length.toString(16).padStart(4, '0') + bytes.toString('hex');
};
const plain = (value: string) => Buffer.from(value).toString('hex');

describe('values', () => {
  it.each<[string, number, string, number, SqlValue]>([
    ['INTEGER, least', WIRE.INTEGER, '80000000', 4, -2147483648],
    ['INTEGER, greatest', WIRE.INTEGER, '7fffffff', 4, 2147483647],
    ['SMALLINT, least', WIRE.SMALLINT, '8000', 2, -32768],
    ['SMALLINT, greatest', WIRE.SMALLINT, '7fff', 2, 32767],
    ['TINYINT, least', WIRE.TINYINT, '80', 1, -128],
    ['BIGINT, least', WIRE.BIGINT, '8000000000000000', 8, -9223372036854775808n],
    ['BIGINT, greatest', WIRE.BIGINT, '7fffffffffffffff', 8, 9223372036854775807n],
    ['DOUBLE', WIRE.DOUBLE, '7e41eb2d66005835', 8, 1.5e300],
    ['DOUBLE, least above 0', WIRE.DOUBLE, '0000000000000001', 8, 5e-324],
    ['REAL, shortest text', WIRE.REAL, '3dcccccd', 4, 0.1],
    ['REAL, greatest', WIRE.REAL, '7f7fffff', 4, 3.4028235e38],
    ['REAL, 9 digits needed', WIRE.REAL, '4b7fffff', 4, 16777215],
    ['BOOLEAN, true', WIRE.BOOLEAN, '01', 1, true],
    ['BOOLEAN, false', WIRE.BOOLEAN, '00', 1, false],
    ['DATE', WIRE.DATE, plain('0001-01-01'), 10, '0001-01-01'],
    ['TIME', WIRE.TIME, plain('23:59:59'), 8, '23:59:59'],
    ['TIMESTAMP', WIRE.TIMESTAMP, plain('9999-12-31-23.59.59.999999999'), 29, '9999-12-31 23:59:59.999999999'],
    ['CHAR', WIRE.FIXMIX, plain('ab  '), 4, 'ab  '],
    ['VARCHAR, empty', WIRE.VARMIX, '0000', 100, ''],
    ['VARCHAR, letters of 1 to 4 bytes', WIRE.VARCHAR, text('aé€😀'), 100, 'aé€😀'],
    ['LONG VARCHAR', WIRE.LONGMIX, text('long'), 100, 'long'],
    ['CHAR FOR BIT DATA', WIRE.FIXBYTE, '00ff', 2, Uint8Array.of(0, 255)],
    ['VARCHAR FOR BIT DATA', WIRE.VARBYTE, '0002cafe', 9, Uint8Array.of(0xca, 0xfe)],
    ['UDT', WIRE.UDT, '0002aced', 15, Uint8Array.of(0xac, 0xed)],
    ['DECFLOAT', WIRE.DECFLOAT, text('1.5E+6144'), 34, '1.5E+6144'],
    ['CLOB, empty', WIRE.LOBCMIXED, '00000000', 0x8004, ''],
    ['BLOB, empty', WIRE.LOBBYTES, '0000000000000000', 0x8008, new Uint8Array()],
  ])('%s', (_, code, hex, length, expected) => {
    expect(cell(code, hex, length)).toEqual(expected);
  });

  it.each(Object.entries(WIRE))('%s can be null', (_, code) => {
    expect(readCell(new ByteReader(Buffer.of(0xff)), { code, nullable: true, length: 0x8004 })).toBeNull();
  });

  it.each(Object.entries(WIRE))('%s says when its bytes are not all there', (_, code) => {
    expect(() => readCell(new ByteReader(Buffer.of(0)), { code, nullable: true, length: 0x8004 })).toThrow(ShortData);
  });

  it('refuses types that it does not know', () => expect(() => cell(0x14, '00')).toThrow(DrdaProtocolError));

  it('leaves a LOB for later', () => expect(cell(WIRE.LOBCMIXED, '00008004', 0x8004)).toBe(COMES_LATER));

  it.each<[string, number, string, SqlValue]>([
    ['CLOB', WIRE.LOBCMIXED, '00e282ac', '€'],
    ['BLOB', WIRE.LOBBYTES, '00deadbeef', Uint8Array.of(0xde, 0xad, 0xbe, 0xef)],
    ['CLOB, null', WIRE.LOBCMIXED, 'ff', null],
    ['CLOB, nothing at all', WIRE.LOBCMIXED, '', null],
  ])('LOB of its own: %s', (_, code, hex, expected) => {
    expect(readLob(Buffer.from(hex, 'hex'), { code, nullable: true, length: 0x8004 })).toEqual(expected);
  });
});

describe('DECIMAL', () => {
  it.each([
    ['12345c', 2, '123.45'],
    ['12345d', 2, '-123.45'],
    ['00000c', 2, '0.00'],
    ['00000d', 0, '0'],
    ['00001d', 5, '-0.00001'],
    ['12345f', 0, '12345'],
    ['099999999999999999999999999999999999999c', 0, '99999999999999999999999999999999999999'],
    ['099999999999999999999999999999999999999d', 38, '-0.99999999999999999999999999999999999999'],
  ])('%s with scale %i is %s', (hex, scale, expected) => {
    expect(readPackedDecimal(Buffer.from(hex, 'hex'), scale)).toBe(expected);
  });

  it.each(['12a45c', '123459', '0f0c'])('refuses %s', (hex) => {
    expect(() => readPackedDecimal(Buffer.from(hex, 'hex'), 0)).toThrow(DrdaProtocolError);
  });

  it('is exact for any 38 digits', () => {
    const digits = fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 38 }), (unscaled, scale) => {
        const size = packedSize(38);
        const magnitude = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(size * 2 - 1, '0');
        const bytes = Buffer.from(magnitude + (unscaled < 0n ? 'd' : 'c'), 'hex');
        const read = readPackedDecimal(bytes, scale);
        expect(BigInt(read.replace('.', ''))).toBe(unscaled);
        expect(read.split('.')[1]?.length ?? 0).toBe(scale);
      }),
    );
  });
});

describe('TIMESTAMP', () => {
  it.each([
    ['2024-02-29-13.14.15.123456000', '2024-02-29 13:14:15.123456'],
    ['2024-02-29-13.14.15.123456789', '2024-02-29 13:14:15.123456789'],
    ['0001-01-01-00.00.00.000000000', '0001-01-01 00:00:00.0'],
    ['2024-02-29-13.14.15.000000', '2024-02-29 13:14:15.0'],
    ['something else', 'something else'],
  ])('%s is shown as %s', (wire, expected) => expect(sqlTimestamp(Buffer.from(wire))).toBe(expected));
});

describe('descriptors', () => {
  it('come out as they went in, over several triplets', () => {
    const type = fc.record({
      code: fc.integer({ min: 0, max: 127 }).map((half) => half * 2),
      nullable: fc.boolean(),
      length: fc.integer({ min: 0, max: 0xffff }),
    });
    fc.assert(
      fc.property(fc.array(type, { minLength: 1, maxLength: 300 }), (types) => {
        expect(readDescriptor(writeDescriptor(types))).toEqual(types);
      }),
    );
  });

  it.each(['00', '0276', '0476d002', '0676d03200', '0399d0'])('refuse %s', (hex) => {
    expect(() => readDescriptor(Buffer.from(hex, 'hex'))).toThrow(DrdaProtocolError);
  });
});

describe('parameters', () => {
  /** As a server reads SQLDTA: by the same description that rows have, behind an SQLCA that is null. */
  function readBack(values: Parameters<typeof bindParameters>[0]): unknown[] {
    const { data, lobs } = bindParameters(values);
    const [sqldta] = readObjects(data);
    const [descriptor, row] = readObjects(sqldta!.data);
    const decoder = new RowDecoder(readDescriptor(descriptor!.data));
    readBlock(decoder, Buffer.concat([Buffer.of(0xff), row!.data]));
    for (const lob of lobs) {
      const content = readObjects(lob)[0]!.data;
      expect(content.at(-1)).toBe(0x7f);
      decoder.addLob(content.subarray(0, -1));
    }
    decoder.finish();
    return decoder.rows[0]!;
  }

  const anyParameter = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer({ min: -2147483648, max: 2147483647 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.string({ unit: 'grapheme' }),
    fc.integer({ min: 8_000, max: 20_000 }).map((count) => '€x'.repeat(count)),
  );

  it('come out as they went in', () => {
    fc.assert(
      fc.property(fc.array(anyParameter, { minLength: 1, maxLength: 100 }), (values) => {
        expect(readBack(values)).toEqual(values);
      }),
      { numRuns: 50 },
    );
  });

  it('keep whole numbers beyond INTEGER', () => expect(readBack([2147483648, -0])).toEqual([2147483648, -0]));
});

describe('rows', () => {
  const types: WireType[] = [
    { code: WIRE.INTEGER, nullable: false, length: 4 },
    { code: WIRE.VARMIX, nullable: true, length: 100 },
  ];
  const row = (id: number, name: string) =>
    Buffer.from(`ff00${id.toString(16).padStart(8, '0')}00${text(name)}`, 'hex');
  const warning = '000000271030313030344353533130303932ff00000000'; // placed by hand: SQLCODE 10000, 01004
  const ending = Buffer.from(
    '000000006430323030304353533130303932' + '00'.repeat(25) + '20'.repeat(11) + '000000000000' + 'ffff',
    'hex',
  );

  it('may be cut anywhere between blocks', () => {
    const bytes = Buffer.concat([row(1, 'one'), row(2, 'zwei'), row(3, '三'), ending]);
    for (let cut = 1; cut < bytes.length; cut++) {
      const decoder = new RowDecoder(types);
      readBlock(decoder, bytes.subarray(0, cut));
      readBlock(decoder, bytes.subarray(cut));
      decoder.finish();
      expect(decoder.rows).toEqual([
        [1, 'one'],
        [2, 'zwei'],
        [3, '三'],
      ]);
      expect(decoder.end?.sqlCode).toBe(100);
    }
  });

  it('are read in parts, as many bytes at a time as are asked for', () => {
    const decoder = new RowDecoder(types);
    const bytes = row(1, 'one');
    decoder.addBlock(Buffer.concat([bytes, row(2, 'two'), row(3, 'three'), ending]));
    expect(decoder.readSome(1)).toBe(true);
    expect(decoder.rows).toEqual([[1, 'one']]);
    expect(decoder.readSome(bytes.length + 1)).toBe(true);
    expect(decoder.rows).toHaveLength(3);
    expect(decoder.readSome(1)).toBe(false);
    expect(decoder.end?.sqlCode).toBe(100);
    expect(decoder.readSome(1)).toBe(false);
  });

  it('hold a text that repeats the one above it, letter by letter, and no other', () => {
    const unit = fc.constantFrom('a', 'b', 'é', 'Ã©', '\u0080', '三');
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 3 }), { minLength: 2 }), (names) => {
        const decoder = new RowDecoder(types);
        readBlock(decoder, Buffer.concat([...names.map((name, id) => row(id, name)), ending]));
        expect(decoder.rows).toEqual(names.map((name, id) => [id, name]));
      }),
    );
  });

  it('are not kept beyond the limit', () => {
    const decoder = new RowDecoder(types, 2);
    readBlock(decoder, Buffer.concat([row(1, 'a'), row(2, 'b'), row(3, 'c')]));
    expect(decoder.rows).toHaveLength(2);
    expect(decoder.isFull).toBe(true);
  });

  it('without an end are an error', () => {
    const decoder = new RowDecoder(types);
    readBlock(decoder, row(1, 'one').subarray(0, -1));
    expect(() => decoder.finish()).toThrow(DrdaProtocolError);
  });

  it('mark the texts that the server cut', () => {
    const head = Buffer.from(`00${warning.slice(2, 36)}ffff00`, 'hex');
    const long = 'x'.repeat(65_535);
    const cut = Buffer.concat([head, Buffer.from(`0000000100${text(long)}`, 'hex')]);
    const decoder = new RowDecoder(types);
    readBlock(decoder, Buffer.concat([row(0, 'whole'), cut, row(2, 'whole')]));
    expect(decoder.rows).toHaveLength(3);
    expect(decoder.cut).toEqual([{ row: 1, column: 1 }]);
    expect(decoder.warnings.map(({ sqlState }) => sqlState)).toEqual(['01004']);
  });

  it('tell once and in words that values were cut, whatever their lengths', () => {
    const cut = (length: number) => {
      const numbers = `-1\u0014false\u0014true\u0014${length}\u00143`;
      const details = `00${'00'.repeat(24)}${'20'.repeat(11)}0000${text(numbers)}0000`;
      return Buffer.from(`00${warning.slice(2, 36)}${details}ff000000000100${text('abc')}`, 'hex');
    };
    const decoder = new RowDecoder(types);
    readBlock(decoder, Buffer.concat([cut(6), cut(7), ending]));
    expect(decoder.rows).toHaveLength(2);
    expect(decoder.warnings.map(needsFullText)).toEqual([false]);
    expect(decoder.warnings.flatMap((each) => readMessages(each, undefined))).toEqual([
      { sqlState: '01004', vendorCode: 10_000, message: 'Data truncation' },
    ]);
  });

  it('keep their LOBs when the limit is reached behind them', () => {
    const lobs: WireType[] = [{ code: WIRE.LOBCMIXED, nullable: true, length: 0x8004 }];
    const decoder = new RowDecoder(lobs, 1);
    readBlock(decoder, Buffer.from('ff000000008004'.repeat(2), 'hex'));
    decoder.addLob(Buffer.from('\0first'));
    decoder.addLob(Buffer.from('\0second'));
    decoder.finish();
    expect(decoder.rows).toEqual([['first']]);
  });

  it('that cost many times their bytes are refused', () => {
    const nulls: WireType[] = Array.from({ length: 8 }, () => ({ code: WIRE.INTEGER, nullable: true, length: 4 }));
    const block = Buffer.concat(Array.from({ length: 50 }, () => Buffer.from(`ff00${'ff'.repeat(8)}`, 'hex')));
    const read = (budget: number) => readBlock(new RowDecoder(nulls, undefined, new CellBudget(budget)), block);
    expect(() => read(500)).not.toThrow();
    expect(() => read(499)).toThrow(DrdaProtocolError);
  });

  it('refuse a LOB that nobody asked for', () => {
    expect(() => new RowDecoder(types).addLob(Buffer.of(0))).toThrow(DrdaProtocolError);
  });
});
