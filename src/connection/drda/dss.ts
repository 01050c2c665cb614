/** DSS, the envelope of everything in DRDA: six bytes of header, then segments of at most 32,767 bytes each. */
import { DrdaProtocolError } from './protocolError';

/** RQSDSS, RPYDSS and OBJDSS. */
export type DssType = 'request' | 'reply' | 'object';

export interface Dss {
  readonly type: DssType;
  /** Another DSS follows before it is the other side's turn. */
  readonly chained: boolean;
  /** That one belongs to the same command. */
  readonly sameCorrelation: boolean;
  /** Number of the command within its chain; replies repeat it. */
  readonly correlation: number;
  /** The DDM objects, headers of continuations taken out. */
  readonly payload: Buffer;
}

const MAGIC = 0xd0;
const HEADER = 6;
/** Of the segments behind the first. */
const CONTINUATION_HEADER = 2;
/** Length of a segment with its header; in a continued one the highest bit of the length is set. */
const SEGMENT = 0x7fff;
const CONTINUED = 0x8000;
const CHAINED = 0x40;
const SAME_CORRELATION = 0x10;
const NOTHING = Buffer.alloc(0);
/** Room that is made for the segments of a DSS before they are announced. */
const MOST_EXPECTED = 1 << 20;
const typeCodes = { request: 1, reply: 2, object: 3 } as const;

/** Writes DSSs one behind the other, each continued over as many segments as it needs. */
export function encodeDsses(all: readonly Dss[]): Buffer {
  let size = 0;
  for (const { payload } of all) size += encodedSize(payload.length);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const dss of all) at = writeDss(bytes, at, dss);
  return bytes;
}

function encodedSize(payload: number): number {
  const behindFirst = Math.max(0, payload - (SEGMENT - HEADER));
  return HEADER + payload + CONTINUATION_HEADER * Math.ceil(behindFirst / (SEGMENT - CONTINUATION_HEADER));
}

/** Returns where it ends. */
function writeDss(bytes: Buffer, start: number, dss: Dss): number {
  const { payload } = dss;
  bytes[start + 2] = MAGIC;
  bytes[start + 3] = typeCodes[dss.type] | (dss.chained ? CHAINED : 0) | (dss.sameCorrelation ? SAME_CORRELATION : 0);
  bytes.writeUInt16BE(dss.correlation, start + 4);
  let at = start;
  let header = HEADER;
  let taken = 0;
  do {
    const size = Math.min(payload.length - taken, SEGMENT - header);
    const isContinued = taken + size < payload.length;
    bytes.writeUInt16BE((size + header) | (isContinued ? CONTINUED : 0), at);
    payload.copy(bytes, at + header, taken, taken + size);
    at += header + size;
    taken += size;
    header = CONTINUATION_HEADER;
  } while (taken < payload.length);
  return at;
}

interface Begun extends Omit<Dss, 'payload'> {
  /** What has come of the payload, and room behind it. */
  bytes: Buffer;
  filled: number;
  /** Bytes that the segments so far announce. */
  announced: number;
}

/** Puts DSSs together from bytes as they arrive. After an error it is of no further use. */
export class DssAssembler {
  /** Of a segment, as far as it has come. */
  readonly #header = Buffer.alloc(HEADER);
  #headerFilled = 0;
  #begun: Begun | undefined;
  /** Bytes of the present segment still to come; 0 before a header. */
  #segmentLeft = 0;
  #isContinued = false;
  /** Bytes of the last DSS of several segments: the next one is likely to be as long. */
  #lastLong = 0;

  /** @param limit bytes that one DSS may hold */
  constructor(public limit: number) {}

  /** True while a DSS has begun and not ended. */
  get isMidway(): boolean {
    return this.#begun !== undefined || this.#headerFilled > 0;
  }

  /** Returns what is complete now, copied out of `chunk`. Throws a {@link DrdaProtocolError} for what is no DSS. */
  push(chunk: Buffer): Dss[] {
    const complete: Dss[] = [];
    for (let at = 0; at < chunk.length;) {
      const begun = this.#begun;
      if (!begun || this.#segmentLeft === 0) {
        at += this.#readHeader(chunk, at);
        continue;
      }
      const end = Math.min(chunk.length, at + this.#segmentLeft);
      this.#segmentLeft -= end - at;
      const isLast = this.#segmentLeft === 0 && !this.#isContinued;
      this.#append(begun, chunk, at, end);
      at = end;
      if (!isLast) continue;
      if (begun.filled > SEGMENT) this.#lastLong = Math.min(begun.filled, MOST_EXPECTED);
      complete.push(finished(begun));
      this.#begun = undefined;
    }
    return complete;
  }

  /** Returns how many of the bytes from `at` on were the header's. */
  #readHeader(bytes: Buffer, at: number): number {
    const wanted = this.#begun ? CONTINUATION_HEADER : HEADER;
    const isWhole = this.#headerFilled === 0 && bytes.length - at >= wanted;
    const taken = isWhole ? wanted : this.#fillHeader(bytes, at, wanted);
    const [header, start] = isWhole ? [bytes, at] : [this.#header, 0];
    if (!this.#begun) refuseEarly(header, start, isWhole ? HEADER : this.#headerFilled);
    if (!isWhole && this.#headerFilled < wanted) return taken;
    this.#headerFilled = 0;
    this.#begun ??= beginning(header, start);
    this.#startSegment(this.#begun, header.readUInt16BE(start), wanted);
    return taken;
  }

  #fillHeader(bytes: Buffer, at: number, wanted: number): number {
    const taken = bytes.copy(this.#header, this.#headerFilled, at, at + wanted - this.#headerFilled);
    this.#headerFilled += taken;
    return taken;
  }

  /** Into one stretch of bytes that grows: a view of each piece would take more memory than a small piece itself. */
  #append(begun: Begun, chunk: Buffer, from: number, to: number): void {
    if (begun.announced > begun.bytes.length) {
      const expected = this.#isContinued ? this.#lastLong : 0;
      const larger = Buffer.allocUnsafe(Math.max(begun.announced, 2 * begun.bytes.length, expected));
      begun.bytes.copy(larger, 0, 0, begun.filled);
      begun.bytes = larger;
    }
    begun.filled += chunk.copy(begun.bytes, begun.filled, from, to);
  }

  #startSegment(begun: Begun, lengthField: number, headerSize: number): void {
    const length = lengthField & SEGMENT;
    this.#isContinued = (lengthField & CONTINUED) !== 0;
    // A segment without content would let a server keep us busy for ever; real ones send a length of 0 when they go wrong.
    if (length <= headerSize) throw new DrdaProtocolError('bad-segment', `a segment of length ${length}`);
    this.#segmentLeft = length - headerSize;
    begun.announced += this.#segmentLeft;
    if (begun.announced > this.limit)
      throw new DrdaProtocolError('too-large', `a DSS of more than ${this.limit} bytes`);
  }
}

/** A server that speaks something else may never send six bytes: its first ones tell. */
function refuseEarly(bytes: Buffer, start: number, filled: number): void {
  if (filled < 3 || bytes[start + 2] === MAGIC) return;
  const [first, second] = [bytes[start] ?? 0, bytes[start + 1]];
  const isTlsRecord = first >= 0x14 && first <= 0x17 && second === 3;
  if (isTlsRecord) throw new DrdaProtocolError('speaks-tls', 'a TLS record where a DSS was expected');
  const found = bytes.subarray(start, start + filled).toString('hex');
  throw new DrdaProtocolError('not-drda', `no DSS begins with ${found}`);
}

function beginning(bytes: Buffer, start: number): Begun {
  const format = bytes.readUInt8(start + 3);
  return {
    type: typeOf(format & 0x0f),
    chained: (format & CHAINED) !== 0,
    sameCorrelation: (format & SAME_CORRELATION) !== 0,
    correlation: bytes.readUInt16BE(start + 4),
    bytes: NOTHING,
    filled: 0,
    announced: 0,
  };
}

function typeOf(code: number): DssType {
  switch (code) {
    case typeCodes.request:
      return 'request';
    case typeCodes.reply:
      return 'reply';
    case typeCodes.object:
      return 'object';
    default:
      throw new DrdaProtocolError('bad-segment', `a DSS of type ${code}`);
  }
}

function finished({ bytes, filled, type, chained, sameCorrelation, correlation }: Begun): Dss {
  const payload = filled === bytes.length ? bytes : bytes.subarray(0, filled);
  return { type, chained, sameCorrelation, correlation, payload };
}
