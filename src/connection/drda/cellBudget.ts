/** How many values one statement may bring: a null is one byte on the wire and many in memory. */
import { DrdaProtocolError } from './protocolError';

const MOST_CELLS = 1 << 23;
/** What a row costs besides its values, counted as values. */
const ROW_ITSELF = 2;

export class CellBudget {
  #left: number;

  constructor(private readonly cells = MOST_CELLS) {
    this.#left = cells;
  }

  /** Throws a {@link DrdaProtocolError} where the row is one too many. */
  takeRow(columns: number): void {
    this.#left -= columns + ROW_ITSELF;
    if (this.#left < 0) throw new DrdaProtocolError('too-large', `a result of more than ${this.cells} values`);
  }
}
