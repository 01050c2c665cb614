/** Turns blocks of QRYDTA and the EXTDTAs behind them into rows; a row may go on from one block into the next. */
import type { SqlValue } from '../connection';
import { ByteReader } from './byteReader';
import { CellBudget } from './cellBudget';
import { COMES_LATER, readCell, readLob } from './cells';
import { WIRE, type WireType } from './fdoca';
import { DrdaProtocolError, ShortData } from './protocolError';
import { isError, isWarning, NO_MORE_ROWS, readSqlca, type Sqlca } from './sqlca';

/** A text that the server cut, counted from 0. */
export interface CutCell {
  readonly row: number;
  readonly column: number;
}

interface Hole {
  readonly row: SqlValue[];
  readonly column: number;
  readonly type: WireType;
}

/** SQLSTATE of data that was cut, and the bytes of UTF-8 at which Derby and Splice cut, less the longest letter. */
const CUT = '01004';
const CUT_FROM_BYTES = 65_535 - 4;

/** SQLCODE 100 and its SQLSTATE. */
const ENDING = Buffer.from('0000006430323030', 'hex');
const LONGEST_ENDING = 128;

export class RowDecoder {
  readonly rows: SqlValue[][] = [];
  readonly cut: CutCell[] = [];
  /** Each kind once. */
  readonly warnings: Sqlca[] = [];
  readonly #types: readonly WireType[];
  readonly #limit: number;
  readonly #budget: CellBudget;
  #rest: Buffer = Buffer.alloc(0);
  readonly #holes: Hole[] = [];
  #isFull = false;
  #end: Sqlca | undefined;

  /** @param limit rows to keep; those behind are not even read */
  constructor(types: readonly WireType[], limit = Number.POSITIVE_INFINITY, budget = new CellBudget()) {
    this.#types = types;
    this.#limit = limit;
    this.#budget = budget;
  }

  /** The SQLCA that ended the data: SQLCODE 100, or an error in the midst of the rows. */
  get end(): Sqlca | undefined {
    return this.#end;
  }

  /**
   * True when the block surely does not end the data: the SQLCA that does, which has no text, would stand within its last bytes. Sometimes
   * false for others, whose rows hold the same bytes.
   */
  static goesOn(block: Buffer): boolean {
    return !block.subarray(-LONGEST_ENDING).includes(ENDING);
  }

  /** True when there was one row more than the limit. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** One QRYDTA. */
  addBlock(block: Buffer): void {
    if (this.#isFull || this.#end) return;
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, block]) : block;
    const reader = new ByteReader(bytes);
    let rowStart = 0;
    try {
      while (reader.left > 0 && !this.#isDone()) {
        rowStart = reader.at;
        this.#readRow(reader);
      }
      this.#rest = Buffer.alloc(0);
    } catch (error) {
      if (!(error instanceof ShortData)) throw error;
      this.#rest = Buffer.from(bytes.subarray(rowStart));
    }
  }

  /** One EXTDTA: the content of the first LOB that has none yet. */
  addLob(data: Buffer): void {
    const hole = this.#holes.shift();
    if (!hole && this.#isFull) return;
    if (!hole) throw new DrdaProtocolError('unexpected-reply', 'an EXTDTA that no row asks for');
    hole.row[hole.column] = readLob(data, hole.type);
  }

  /** To be called at the end: throws where something is missing. */
  finish(): void {
    if (isError(this.#end)) return;
    if (this.#holes.length > 0) throw new DrdaProtocolError('unexpected-reply', 'an EXTDTA is missing');
    if (this.#rest.length > 0 && !this.#isFull) throw new DrdaProtocolError('bad-data', 'the last row has no end');
  }

  #isDone(): boolean {
    return this.#isFull || this.#end !== undefined;
  }

  #readRow(reader: ByteReader): void {
    const sqlca = readSqlca(reader);
    // The end of data is looked for first: what follows it is no row.
    if (sqlca && (sqlca.sqlCode === NO_MORE_ROWS || isError(sqlca))) {
      this.#end = sqlca;
      return;
    }
    if (reader.uint8() !== 0) return;
    const types = this.#types;
    const row = new Array<SqlValue>(types.length).fill(null);
    const firstHole = this.#holes.length;
    try {
      let column = 0;
      for (const type of types) {
        const value = readCell(reader, type);
        if (value === COMES_LATER) this.#holes.push({ row, column, type });
        else row[column] = value;
        column++;
      }
    } catch (error) {
      this.#holes.length = firstHole;
      throw error;
    }
    if (this.rows.length >= this.#limit) {
      this.#isFull = true;
      this.#holes.length = firstHole;
      return;
    }
    this.#budget.takeRow(types.length);
    if (isWarning(sqlca)) this.#noteWarning(sqlca, row);
    this.rows.push(row);
  }

  #noteWarning(sqlca: Sqlca, row: readonly SqlValue[]): void {
    const isNew = this.warnings.every(({ sqlState, tokens }) => sqlState !== sqlca.sqlState || tokens !== sqlca.tokens);
    if (isNew && this.warnings.length < 100) this.warnings.push(sqlca);
    if (sqlca.sqlState !== CUT) return;
    row.forEach((value, column) => {
      const isLob = (this.#types[column]?.code ?? 0) >= WIRE.LOBBYTES;
      if (!isLob && typeof value === 'string' && Buffer.byteLength(value) >= CUT_FROM_BYTES) {
        this.cut.push({ row: this.rows.length, column });
      }
    });
  }
}
