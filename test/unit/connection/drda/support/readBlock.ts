import type { RowDecoder } from '../../../../../src/connection/drda/rows';

/** One QRYDTA to its end. */
export function readBlock(decoder: RowDecoder, block: Buffer): void {
  decoder.addBlock(block);
  decoder.readSome();
}
