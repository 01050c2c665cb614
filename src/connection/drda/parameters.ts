/** SQLDTA: the values bound to a statement's question marks. */
import type { SqlParameter } from '../connection';
import { float64, int32, int64, text16, uint8 } from './byteWriter';
import { CP } from './codePoints';
import { ddm } from './ddm';
import { WIRE, writeDescriptor, type WireType } from './fdoca';

export interface BoundParameters {
  /** SQLDTA. */
  readonly data: Buffer;
  /** One EXTDTA for each text that is too long for the row. */
  readonly lobs: readonly Buffer[];
}

interface Bound {
  readonly type: WireType;
  /** Null byte and value; undefined is null. */
  readonly value?: Buffer;
  readonly lob?: Buffer;
}

/** Bytes of UTF-8 in a VARMIX. */
const LONGEST_TEXT = 0x7fff;
/** The length of a LOB takes four bytes in the row. */
const LOB_LENGTH = 0x8004;
const NOT_NULL = uint8(0);
const IS_NULL = uint8(0xff);
/** Behind a LOB's content clients since Derby 10.6 say that it is all there. */
const WHOLE = uint8(0x7f);
const INT32_MAX = 0x7fffffff;

/**
 * Encodes SQLDTA. A whole number goes as INTEGER, a bigint as BIGINT, other numbers as DOUBLE, boolean as BOOLEAN, text as VARCHAR or,
 * beyond 32,767 bytes, as CLOB; the server converts to what the statement wants.
 */
export function bindParameters(parameters: readonly SqlParameter[]): BoundParameters {
  const bound = parameters.map(bind);
  const row = bound.map(({ value }) => (value ? Buffer.concat([NOT_NULL, value]) : IS_NULL));
  return {
    data: ddm(
      CP.SQLDTA,
      ddm(CP.FDODSC, writeDescriptor(bound.map(({ type }) => type))),
      ddm(CP.FDODTA, NOT_NULL, ...row),
    ),
    lobs: bound.flatMap(({ lob }) => (lob ? [ddm(CP.EXTDTA, NOT_NULL, lob, WHOLE)] : [])),
  };
}

function bind(parameter: SqlParameter): Bound {
  if (parameter === null) return { type: nullable(WIRE.VARMIX, LONGEST_TEXT) };
  if (typeof parameter === 'string') return bindText(parameter);
  if (typeof parameter === 'boolean') return { type: nullable(WIRE.BOOLEAN, 1), value: uint8(parameter ? 1 : 0) };
  if (typeof parameter === 'bigint') return { type: nullable(WIRE.BIGINT, 8), value: int64(parameter) };
  return isInteger(parameter)
    ? { type: nullable(WIRE.INTEGER, 4), value: int32(parameter) }
    : { type: nullable(WIRE.DOUBLE, 8), value: float64(parameter) };
}

function bindText(text: string): Bound {
  if (Buffer.byteLength(text) <= LONGEST_TEXT)
    return { type: nullable(WIRE.VARMIX, LONGEST_TEXT), value: text16(text) };
  const lob = Buffer.from(text, 'utf8');
  return { type: nullable(WIRE.LOBCMIXED, LOB_LENGTH), value: int32(lob.length), lob };
}

function isInteger(value: number): boolean {
  return Number.isInteger(value) && value >= -INT32_MAX - 1 && value <= INT32_MAX && !Object.is(value, -0);
}

function nullable(code: number, length: number): WireType {
  return { code, nullable: true, length };
}
