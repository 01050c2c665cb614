/** Random changes to bytes, the same for the same seed. */

/** A whole number from 0 on, below the one given. */
export type Random = (below: number) => number;

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One to four changes: a byte, a bit, a length, a stretch gone, doubled or swapped with the beginning of one of `others`. */
export function mutated(whole: Buffer, random: Random, others: readonly Buffer[]): Buffer {
  let bytes = Buffer.from(whole);
  for (let changes = 1 + random(4); changes > 0; changes--) {
    if (bytes.length === 0) return bytes;
    const at = random(bytes.length);
    const size = random(40);
    switch (random(7)) {
      case 0:
        bytes[at] = random(256);
        break;
      case 1:
        bytes[at] = bytes[at]! ^ (1 << random(8));
        break;
      case 2:
        bytes.writeUInt16BE(
          [0, 1, 4, 6, 0x7fff, 0x8000, 0x8004, 0x8008, 0xffff][random(9)]!,
          Math.min(at, bytes.length - 2),
        );
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at + size), bytes.subarray(at)]);
        break;
      case 5:
        bytes = Buffer.concat([bytes.subarray(0, at), others[random(others.length)]!.subarray(0, size)]);
        break;
      default:
        bytes[at] = [0, 0x7f, 0x80, 0xff][random(4)]!;
    }
    if (bytes.length < 2) return bytes;
  }
  return bytes;
}
