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
/** Length of a segment with its header; in a continued one the highest bit of the length is set. */
const SEGMENT = 0x7fff;
const CONTINUED = 0x8000;
const CHAINED = 0x40;
const SAME_CORRELATION = 0x10;
const typeCodes = { request: 1, reply: 2, object: 3 } as const;

/** Writes one DSS, continued over as many segments as it needs. */
export function encodeDss({ type, chained, sameCorrelation, correlation, payload }: Dss): Buffer {
  const first = Math.min(payload.length, SEGMENT - HEADER);
  const header = Buffer.alloc(HEADER);
  header.writeUInt16BE((first + HEADER) | (first < payload.length ? CONTINUED : 0));
  header[2] = MAGIC;
  header[3] = typeCodes[type] | (chained ? CHAINED : 0) | (sameCorrelation ? SAME_CORRELATION : 0);
  header.writeUInt16BE(correlation, 4);
  const pieces = [header, payload.subarray(0, first)];
  for (let at = first; at < payload.length;) {
    const size = Math.min(payload.length - at, SEGMENT - 2);
    const length = Buffer.alloc(2);
    length.writeUInt16BE((size + 2) | (at + size < payload.length ? CONTINUED : 0));
    pieces.push(length, payload.subarray(at, at + size));
    at += size;
  }
  return Buffer.concat(pieces);
}

interface Begun extends Omit<Dss, 'payload'> {
  readonly pieces: Buffer[];
  size: number;
}

/** Puts DSSs together from bytes as they arrive. After an error it is of no further use. */
export class DssAssembler {
  #waiting: Buffer[] = [];
  #waitingSize = 0;
  #begun: Begun | undefined;
  /** Bytes of the present segment still to come; 0 before a header. */
  #segmentLeft = 0;
  #isContinued = false;

  /** @param limit bytes that one DSS may hold */
  constructor(public limit: number) {}

  /** True while a DSS has begun and not ended. */
  get isMidway(): boolean {
    return this.#begun !== undefined || this.#waitingSize > 0;
  }

  /** Returns what is complete now. Throws a {@link DrdaProtocolError} for what is no DSS. */
  push(chunk: Buffer): Dss[] {
    this.#waiting.push(chunk);
    this.#waitingSize += chunk.length;
    const complete: Dss[] = [];
    for (;;) {
      if (!this.#begun) {
        this.#refuseEarly();
        if (this.#waitingSize < HEADER) return complete;
        this.#begun = this.#begin(this.#take(HEADER));
      } else if (this.#segmentLeft > 0) {
        if (this.#waitingSize === 0) return complete;
        const piece = this.#takeUpTo(this.#segmentLeft);
        this.#segmentLeft -= piece.length;
        this.#begun.pieces.push(piece);
      } else if (this.#isContinued) {
        if (this.#waitingSize < 2) return complete;
        this.#startSegment(this.#begun, this.#take(2).readUInt16BE(), 2);
      } else {
        complete.push(finished(this.#begun));
        this.#begun = undefined;
      }
    }
  }

  /** A server that speaks something else may never send six bytes: its first ones tell. */
  #refuseEarly(): void {
    const [head] = this.#waiting;
    if (this.#waitingSize < 3 || !head) return;
    const start = head.length >= HEADER ? head : Buffer.concat(this.#waiting);
    if (start[2] === MAGIC) return;
    const isTlsRecord = start[0] !== undefined && start[0] >= 0x14 && start[0] <= 0x17 && start[1] === 3;
    if (isTlsRecord) throw new DrdaProtocolError('speaks-tls', 'a TLS record where a DSS was expected');
    throw new DrdaProtocolError('not-drda', `no DSS begins with ${start.subarray(0, HEADER).toString('hex')}`);
  }

  #begin(header: Buffer): Begun {
    const format = header.readUInt8(3);
    const type = typeOf(format & 0x0f);
    const begun: Begun = {
      type,
      chained: (format & CHAINED) !== 0,
      sameCorrelation: (format & SAME_CORRELATION) !== 0,
      correlation: header.readUInt16BE(4),
      pieces: [],
      size: 0,
    };
    this.#startSegment(begun, header.readUInt16BE(), HEADER);
    return begun;
  }

  #startSegment(begun: Begun, lengthField: number, headerSize: number): void {
    const length = lengthField & SEGMENT;
    this.#isContinued = (lengthField & CONTINUED) !== 0;
    // A segment without content would let a server keep us busy for ever; real ones send a length of 0 when they go wrong.
    if (length <= headerSize) throw new DrdaProtocolError('bad-segment', `a segment of length ${length}`);
    this.#segmentLeft = length - headerSize;
    begun.size += this.#segmentLeft;
    if (begun.size > this.limit) throw new DrdaProtocolError('too-large', `a DSS of more than ${this.limit} bytes`);
  }

  #take(count: number): Buffer {
    const first = this.#takeUpTo(count);
    if (first.length === count) return first;
    const pieces = [first];
    for (let size = first.length; size < count;) {
      const piece = this.#takeUpTo(count - size);
      pieces.push(piece);
      size += piece.length;
    }
    return Buffer.concat(pieces);
  }

  #takeUpTo(count: number): Buffer {
    let head = this.#waiting[0];
    while (head?.length === 0) {
      this.#waiting.shift();
      head = this.#waiting[0];
    }
    if (!head) return Buffer.alloc(0);
    const piece = head.subarray(0, count);
    if (piece.length === head.length) this.#waiting.shift();
    else this.#waiting[0] = head.subarray(count);
    this.#waitingSize -= piece.length;
    return piece;
  }
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

function finished({ pieces, type, chained, sameCorrelation, correlation }: Begun): Dss {
  const [only] = pieces;
  const payload = pieces.length === 1 && only ? only : Buffer.concat(pieces);
  return { type, chained, sameCorrelation, correlation, payload };
}
