/** Small pieces of bytes, big-endian as TYPDEFNAM QTDSQLASC wants them, to be joined by the caller. */

/** DDM's BIN of one byte, without a sign. */
export function uint8(value: number): Buffer {
  return Buffer.of(value);
}

/** DDM's BIN of two bytes without a sign: lengths and code points. */
export function uint16(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/** FD:OCA's four-byte integer, an SQL INTEGER. */
export function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** FD:OCA's eight-byte integer, an SQL BIGINT. */
export function int64(value: bigint): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

/** FD:OCA's eight-byte float (IEEE 754), an SQL DOUBLE. */
export function float64(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeDoubleBE(value);
  return bytes;
}

/** UTF-8 with a length of two bytes before it. */
export function text16(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([uint16(bytes.length), bytes]);
}
