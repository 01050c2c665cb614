/** How many values one statement may bring: a null is one byte on the wire and many in memory. */
import { WIRE, type WireType } from './fdoca';
import { DrdaProtocolError } from './protocolError';

const MOST_CELLS = 1 << 23;
/** What a row costs besides its values, counted as values. */
const ROW_ITSELF = 2;
/** A short array of bytes takes so many times the memory of other short values. */
const BINARY = 8;

const binaryTypes: ReadonlySet<number> = new Set([
  WIRE.FIXBYTE,
  WIRE.VARBYTE,
  WIRE.LONGVARBYTE,
  WIRE.UDT,
  WIRE.LOBBYTES,
]);

/** What a row of these types costs, counted as values. */
export function weightOf(types: readonly WireType[]): number {
  return types.reduce((sum, { code }) => sum + (binaryTypes.has(code) ? BINARY : 1), ROW_ITSELF);
}

export class CellBudget {
  #left: number;

  constructor(private readonly cells = MOST_CELLS) {
    this.#left = cells;
  }

  /** Throws a {@link DrdaProtocolError} where the row is one too many. */
  takeRow(weight: number): void {
    this.#left -= weight;
    if (this.#left < 0) throw new DrdaProtocolError('too-large', `a result of more than ${this.cells} values`);
  }
}
