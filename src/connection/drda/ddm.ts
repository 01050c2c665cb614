/** DDM objects: a length, a code point, and data that may be objects again. */
import { codePointName } from './codePoints';
import { DrdaProtocolError } from './protocolError';

export interface DdmObject {
  readonly codePoint: number;
  readonly data: Buffer;
}

const EXTENDED = 0x8000;
const LARGEST_PLAIN = 0x7fff;
const HEADER = 4;
/** Of the length, in a longer object. */
const EXTENSION = 4;
/** Objects within one DSS or object: more of them than rows of a block would cost many times their bytes in memory. */
const MOST_OBJECTS = 1 << 16;

/** Writes an object; its length takes four more bytes where two do not reach. */
export function ddm(codePoint: number, ...parts: readonly Uint8Array[]): Buffer {
  let size = 0;
  for (const part of parts) size += part.length;
  const isPlain = size + HEADER <= LARGEST_PLAIN;
  const header = isPlain ? HEADER : HEADER + EXTENSION;
  const object = Buffer.allocUnsafe(header + size);
  object.writeUInt16BE(isPlain ? size + HEADER : EXTENDED | header);
  object.writeUInt16BE(codePoint, 2);
  if (!isPlain) object.writeUInt32BE(size, HEADER);
  let at = header;
  for (const part of parts) {
    object.set(part, at);
    at += part.length;
  }
  return object;
}

/** Reads the objects of a DSS, or the parameters of an object. The data are views. */
export function readObjects(bytes: Buffer): DdmObject[] {
  const objects: DdmObject[] = [];
  for (let at = 0; at < bytes.length;) {
    if (objects.length === MOST_OBJECTS) throw new DrdaProtocolError('too-large', `more than ${MOST_OBJECTS} objects`);
    const left = bytes.length - at;
    if (left < HEADER) throw misfit(`${left} bytes left over after the last object`);
    const field = bytes.readUInt16BE(at);
    const codePoint = bytes.readUInt16BE(at + 2);
    const header = field & EXTENDED ? field & ~EXTENDED : HEADER;
    const size = dataSize(bytes, at, field, codePoint);
    if (size < 0 || size > left - header) throw misfit(`${codePointName(codePoint)} is longer than what holds it`);
    objects.push({ codePoint, data: bytes.subarray(at + header, at + header + size) });
    at += header + size;
  }
  return objects;
}

/** The first parameter of this code point. */
export function parameter(data: Buffer, codePoint: number): Buffer | undefined {
  return readObjects(data).find((each) => each.codePoint === codePoint)?.data;
}

/** Length fields of 0, 4, 6 or 8 further bytes; without any the object reaches to the end (streamed EXTDTA). */
function dataSize(bytes: Buffer, at: number, field: number, codePoint: number): number {
  if (!(field & EXTENDED)) return field - HEADER;
  const extra = (field & ~EXTENDED) - HEADER;
  if (![0, 4, 6, 8].includes(extra) || at + HEADER + extra > bytes.length) {
    throw misfit(`${codePointName(codePoint)} has a length field of ${extra} bytes`);
  }
  if (extra === 0) return bytes.length - at - HEADER;
  if (extra === 4) return bytes.readUInt32BE(at + HEADER);
  if (extra === 6) return bytes.readUIntBE(at + HEADER, 6);
  return Number(bytes.readBigUInt64BE(at + HEADER));
}

function misfit(detail: string): DrdaProtocolError {
  return new DrdaProtocolError('bad-object', detail);
}
