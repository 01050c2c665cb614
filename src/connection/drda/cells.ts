/** Reads the values of a row as their types on the wire say. */
import type { SqlValue } from '../connection';
import type { ByteReader } from './byteReader';
import { WIRE, type WireType } from './fdoca';
import { packedSize, readPackedDecimal } from './packedDecimal';
import { DrdaProtocolError } from './protocolError';
import { sqlTimestamp } from './timestamp';

/** A LOB whose content comes in an EXTDTA of its own, after the rows. */
export const COMES_LATER = Symbol('comes later');

/** One for all: each would take two hundred bytes. */
const NO_BYTES = new Uint8Array();

/** What is not null is 0. */
const NULL_FLAG = 0x80;

/**
 * DECIMAL and DECFLOAT become text, BIGINT bigint, bytes a copy; DATE and TIME are the server's own text, TIMESTAMP as `sqlTimestamp` has
 * it. Throws `ShortData` where the bytes end within the value. A text like the one above it is that very one.
 */
export function readCell(reader: ByteReader, type: WireType, above?: SqlValue): SqlValue | typeof COMES_LATER {
  const like = typeof above === 'string' ? above : undefined;
  if (type.nullable && (reader.uint8() & NULL_FLAG) !== 0) return null;
  switch (type.code) {
    case WIRE.INTEGER:
      return reader.int32();
    case WIRE.VARCHAR:
    case WIRE.VARMIX:
    case WIRE.LONGVARCHAR:
    case WIRE.LONGMIX:
    case WIRE.DECFLOAT:
      return reader.text(like);
    case WIRE.SMALLINT:
      return reader.int16();
    case WIRE.TINYINT:
      return reader.int8();
    case WIRE.BIGINT:
      return reader.int64();
    case WIRE.DOUBLE:
      return reader.float64();
    case WIRE.REAL:
      return shortest(reader.float32());
    case WIRE.DECIMAL:
      return readPackedDecimal(reader.take(packedSize(type.length >> 8)), type.length & 0xff);
    case WIRE.BOOLEAN:
      return reader.uint8() !== 0;
    case WIRE.TIMESTAMP:
      return sqlTimestamp(reader.take(type.length));
    case WIRE.DATE:
    case WIRE.TIME:
    case WIRE.FIXCHAR:
    case WIRE.FIXMIX:
      return reader.utf8(type.length, like);
    case WIRE.FIXBYTE:
      return copied(reader.take(type.length));
    case WIRE.VARBYTE:
    case WIRE.LONGVARBYTE:
    case WIRE.UDT:
      return copied(reader.take(reader.uint16()));
    case WIRE.LOBBYTES:
      return lobSize(reader, type) === 0 ? NO_BYTES : COMES_LATER;
    case WIRE.LOBCSBCS:
    case WIRE.LOBCMIXED:
      return lobSize(reader, type) === 0 ? '' : COMES_LATER;
    default:
      throw new DrdaProtocolError('bad-data', `a value of type 0x${type.code.toString(16)}`);
  }
}

/** The content of an EXTDTA; Derby and Splice put a null byte before it even where the column cannot be null. */
export function readLob(data: Buffer, type: WireType): SqlValue {
  if (((data[0] ?? NULL_FLAG) & NULL_FLAG) !== 0) return null;
  const content = data.subarray(1);
  return type.code === WIRE.LOBBYTES ? copied(content) : content.toString('utf8');
}

/** The length is not the content's own where the server streams: only 0 says something. */
function lobSize(reader: ByteReader, { length }: WireType): number {
  const size = length & 0x7fff;
  if (size < 1 || size > 8) throw new DrdaProtocolError('bad-data', `a LOB whose length takes ${size} bytes`);
  return reader.uint(size);
}

/** A view would keep the whole block of rows in memory. */
function copied(view: Buffer): Uint8Array {
  return view.length === 0 ? NO_BYTES : new Uint8Array(view);
}

/** The shortest number that is the same REAL: 0.1 instead of 0.10000000149011612. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return value;
}
