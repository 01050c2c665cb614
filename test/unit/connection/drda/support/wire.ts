/** DSS and DDM read and written anew for the tests, so that the client is not checked against itself. */

export interface Segment {
  /** 1 request, 2 reply, 3 object. */
  readonly type: number;
  readonly chained: boolean;
  readonly sameCorrelation: boolean;
  readonly correlation: number;
  readonly payload: Buffer;
}

export interface DdmPart {
  readonly codePoint: number;
  readonly data: Buffer;
}

/** Throws for anything but whole DSSs. */
export function segmentsOf(bytes: Buffer): Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at < bytes.length;) {
    const { segment, end } = segmentAt(bytes, at) ?? fail(`a DSS is cut off at ${at}`);
    segments.push(segment);
    at = end;
  }
  return segments;
}

/** Undefined while it is not complete. */
export function segmentAt(bytes: Buffer, start: number): { segment: Segment; end: number } | undefined {
  if (bytes.length < start + 6) return undefined;
  if (bytes[start + 2] !== 0xd0) fail(`no DSS at ${start}`);
  const format = bytes[start + 3]!;
  const pieces: Buffer[] = [];
  let at = start;
  for (let header = 6, isContinued = true; isContinued; header = 2) {
    if (bytes.length < at + 2) return undefined;
    const field = bytes.readUInt16BE(at);
    const length = field & 0x7fff;
    isContinued = (field & 0x8000) !== 0;
    if (isContinued && length !== 0x7fff) fail(`a continued segment of ${length} bytes`);
    if (length <= header) fail(`a segment of ${length} bytes`);
    if (bytes.length < at + length) return undefined;
    pieces.push(bytes.subarray(at + header, at + length));
    at += length;
  }
  const segment = {
    type: format & 0x0f,
    chained: (format & 0x40) !== 0,
    sameCorrelation: (format & 0x10) !== 0,
    correlation: bytes.readUInt16BE(start + 4),
    payload: Buffer.concat(pieces),
  };
  return { segment, end: at };
}

/** Of payloads below 32 kB, which all recorded ones are. */
export function encodeSegments(segments: readonly Segment[]): Buffer {
  return Buffer.concat(
    segments.map(({ type, chained, sameCorrelation, correlation, payload }) => {
      const header = Buffer.alloc(6);
      header.writeUInt16BE(payload.length + 6);
      header[2] = 0xd0;
      header[3] = type | (chained ? 0x40 : 0) | (sameCorrelation ? 0x10 : 0);
      header.writeUInt16BE(correlation, 4);
      return Buffer.concat([header, payload]);
    }),
  );
}

/** Every length must fit exactly. */
export function partsOf(bytes: Buffer): DdmPart[] {
  const parts: DdmPart[] = [];
  for (let at = 0; at < bytes.length;) {
    if (bytes.length - at < 4) fail(`${bytes.length - at} bytes left over`);
    const field = bytes.readUInt16BE(at);
    const isLong = field === 0x8008;
    if (field >= 0x8000 && !isLong) fail(`a length field of 0x${field.toString(16)}`);
    const size = isLong ? bytes.readUInt32BE(at + 4) : field - 4;
    const from = at + (isLong ? 8 : 4);
    if (size < 0 || from + size > bytes.length)
      fail(`an object of ${size} bytes where ${bytes.length - from} are left`);
    parts.push({ codePoint: bytes.readUInt16BE(at + 2), data: bytes.subarray(from, from + size) });
    at = from + size;
  }
  return parts;
}

export function fail(message: string): never {
  throw new Error(message);
}
