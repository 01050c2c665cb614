/** Reads big-endian values one after the other from a stretch of bytes; never beyond its end. */
import { ShortData } from './protocolError';

const FIRST_BEYOND_ASCII = 0x80;
const BEYOND_ASCII_IN_FOUR = 0x80808080;
/** Bytes of a text from which on it pays to look at four at a time. */
const LONG = 16;

export class ByteReader {
  #at: number;
  #ascii: string | undefined;
  #fours: Uint32Array | undefined;
  #view: DataView | undefined;
  readonly #end: number;

  constructor(
    readonly bytes: Buffer,
    start = 0,
    end = bytes.length,
  ) {
    this.#at = start;
    this.#end = end;
  }

  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.#end - this.#at;
  }

  peek(): number | undefined {
    return this.#at < this.#end ? this.bytes[this.#at] : undefined;
  }

  skip(count: number): void {
    this.#advance(count);
  }

  /** Back to a place that was read before, as `at` told it. */
  rewind(at: number): void {
    this.#at = at;
  }

  /** A view, not a copy. */
  take(count: number): Buffer {
    const start = this.#advance(count);
    return this.bytes.subarray(start, start + count);
  }

  uint8(): number {
    return this.bytes[this.#advance(1)] ?? 0;
  }

  int8(): number {
    return this.bytes.readInt8(this.#advance(1));
  }

  uint16(): number {
    return this.bytes.readUInt16BE(this.#advance(2));
  }

  int16(): number {
    return this.bytes.readInt16BE(this.#advance(2));
  }

  int32(): number {
    return this.bytes.readInt32BE(this.#advance(4));
  }

  /** A view makes one bigint of it, `readBigInt64BE` four. */
  int64(): bigint {
    const { buffer, byteOffset, length } = this.bytes;
    this.#view ??= new DataView(buffer, byteOffset, length);
    return this.#view.getBigInt64(this.#advance(8));
  }

  float32(): number {
    return this.bytes.readFloatBE(this.#advance(4));
  }

  float64(): number {
    return this.bytes.readDoubleBE(this.#advance(8));
  }

  /** An unsigned number of 1 to 8 bytes; those beyond 2^53 lose their last digits, which no length needs. */
  uint(size: number): number {
    const start = this.#advance(size);
    let value = 0;
    for (let at = start; at < start + size; at++) value = value * 256 + this.bytes.readUInt8(at);
    return value;
  }

  /** `count` bytes of UTF-8; what is no UTF-8 becomes U+FFFD. Returns `like` itself where it is the same, which spares memory. */
  utf8(count: number, like?: string): string {
    const start = this.#advance(count);
    const end = start + count;
    const { bytes } = this;
    if (like?.length === count && this.#isPlain(like, start)) return like;
    if (!this.#isAscii(start, end)) return bytes.toString('utf8', start, end);
    // Cutting pieces from one text of it all costs a fifth of turning each piece into a text.
    this.#ascii ??= bytes.toString('latin1');
    return this.#ascii.slice(start, end);
  }

  /** A length of two bytes, then so many bytes of UTF-8 (VCM and VCS of the manual, CCSID 1208). */
  text(like?: string): string {
    return this.utf8(this.uint16(), like);
  }

  /** True where `text`, of ASCII alone, stands at `start`. From its end on: names that follow each other often begin alike. */
  #isPlain(text: string, start: number): boolean {
    const { bytes } = this;
    for (let at = text.length - 1; at >= 0; at--) {
      const byte = bytes[start + at] ?? FIRST_BEYOND_ASCII;
      if (byte >= FIRST_BEYOND_ASCII || byte !== text.charCodeAt(at)) return false;
    }
    return true;
  }

  #isAscii(start: number, end: number): boolean {
    const { bytes } = this;
    let at = start;
    let all = 0;
    if (end - start >= LONG && bytes.byteOffset % 4 === 0) {
      const fours = (this.#fours ??= new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2));
      let four = 0;
      for (; at % 4 !== 0; at++) all |= bytes[at] ?? 0;
      for (; at + 4 <= end; at += 4) four |= fours[at >> 2] ?? 0;
      if ((four & BEYOND_ASCII_IN_FOUR) !== 0) return false;
    }
    for (; at < end; at++) all |= bytes[at] ?? 0;
    return all < FIRST_BEYOND_ASCII;
  }

  #advance(count: number): number {
    const start = this.#at;
    if (count > this.#end - start) throw new ShortData(count, this.#end - start);
    this.#at = start + count;
    return start;
  }
}
