/** FD:OCA descriptors: which types the values of a row have on the wire, and how long they are. */
import { ByteReader } from './byteReader';
import { uint8 } from './byteWriter';
import { DrdaProtocolError } from './protocolError';

/** Type of one value; `code` is the even one of the pair, the odd one says that the value may be null. */
export interface WireType {
  readonly code: number;
  readonly nullable: boolean;
  /** Meaning depends on the type: bytes, digits and scale, or how a LOB's length is written. */
  readonly length: number;
}

/** DRDA's environmental descriptors (volume 1, FD:OCA triplets); LOBs and the newer types as Derby and Splice number them. */
export const WIRE = {
  INTEGER: 0x02,
  SMALLINT: 0x04,
  TINYINT: 0x06,
  DOUBLE: 0x0a,
  REAL: 0x0c,
  DECIMAL: 0x0e,
  BIGINT: 0x16,
  DATE: 0x20,
  TIME: 0x22,
  TIMESTAMP: 0x24,
  FIXBYTE: 0x26,
  VARBYTE: 0x28,
  LONGVARBYTE: 0x2a,
  FIXCHAR: 0x30,
  VARCHAR: 0x32,
  LONGVARCHAR: 0x34,
  FIXMIX: 0x3c,
  VARMIX: 0x3e,
  LONGMIX: 0x40,
  UDT: 0x50,
  BOOLEAN: 0xbe,
  LOBBYTES: 0xc8,
  LOBCSBCS: 0xca,
  LOBCMIXED: 0xce,
  DECFLOAT: 0xde,
} as const;

const GROUP = 0x76; // N-GDA, nullable group of data
const GROUP_CONTINUED = 0x7f;
const ROW = 0x71; // RLO, row layout
const META = 0x70; // MDD and other meta data
/** Local id of the group that holds the values (SQLDTAGRP). */
const SQLDTAGRP = 0xd0;
/** Values that one triplet can describe: three bytes each, and a length of one byte. */
const VALUES_IN_TRIPLET = 84;
/** Splice and Derby know no wider rows than a few thousand. */
const MOST_COLUMNS = 10_000;
/** RLO of SQLDTA: one row of the group SQLDTAGRP. */
const SQLDTA_ROW = Buffer.from('0671e4d00001', 'hex');

/** Reads QRYDSC, or the FDODSC inside SQLDTARD. */
export function readDescriptor(bytes: Buffer): WireType[] {
  const types: WireType[] = [];
  const reader = new ByteReader(bytes);
  while (reader.left > 0) {
    const length = reader.uint8();
    if (length < 3) throw new DrdaProtocolError('bad-data', `a triplet of length ${length}`);
    const kind = reader.uint8();
    reader.skip(1);
    const content = reader.take(length - 3);
    if (kind === GROUP || kind === GROUP_CONTINUED) types.push(...readGroup(content));
    else if (kind !== ROW && kind !== META) throw new DrdaProtocolError('bad-data', `a triplet of type ${kind}`);
    if (types.length > MOST_COLUMNS) throw new DrdaProtocolError('too-large', `more than ${MOST_COLUMNS} columns`);
  }
  return types;
}

function readGroup(content: Buffer): WireType[] {
  const types: WireType[] = [];
  const reader = new ByteReader(content);
  while (reader.left > 0) {
    const code = reader.uint8();
    types.push({ code: code & ~1, nullable: (code & 1) === 1, length: reader.uint16() });
  }
  return types;
}

/** Writes the FDODSC of a statement's parameters. */
export function writeDescriptor(types: readonly WireType[]): Buffer {
  const triplets: Buffer[] = [];
  for (let from = 0; from < types.length; from += VALUES_IN_TRIPLET) {
    const group = types.slice(from, from + VALUES_IN_TRIPLET);
    triplets.push(
      uint8(3 + 3 * group.length),
      from === 0 ? Buffer.of(GROUP, SQLDTAGRP) : Buffer.of(GROUP_CONTINUED, 0),
      ...group.map(({ code, nullable, length }) => Buffer.of(code | (nullable ? 1 : 0), length >> 8, length & 0xff)),
    );
  }
  return Buffer.concat([...triplets, SQLDTA_ROW]);
}
