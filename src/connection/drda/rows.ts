/** Turns blocks of QRYDTA and the EXTDTAs behind them into rows; a row may go on from one block into the next. */
import type { SqlValue } from '../connection';
import { ByteReader } from './byteReader';
import { CellBudget, weightOf } from './cellBudget';
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

interface UnfinishedRow {
  readonly sqlca: Sqlca | undefined;
  readonly values: SqlValue[];
  /** The next one to be read. */
  readonly column: number;
  readonly holes?: Hole[] | undefined;
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
  readonly #weight: number;
  /** What has come of the value, or of the head of a row, that the last block broke off in, and how many bytes it has at least. */
  #rest: Buffer[] = [];
  #restBytes = 0;
  #wantedBytes = 0;
  /** Over the block that is being read. */
  #reader: ByteReader | undefined;
  #unfinished: UnfinishedRow | undefined;
  readonly #holes: Hole[] = [];
  #isFull = false;
  #end: Sqlca | undefined;

  /** @param limit rows to keep; those behind are not even read */
  constructor(types: readonly WireType[], limit = Number.POSITIVE_INFINITY, budget = new CellBudget()) {
    this.#types = types;
    this.#weight = weightOf(types);
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

  /** One QRYDTA, once the one before is read to its end. */
  addBlock(block: Buffer): void {
    if (this.#isDone()) return;
    this.#rest.push(block);
    this.#restBytes += block.length;
    if (this.#restBytes < this.#wantedBytes) return;
    this.#reader = new ByteReader(this.#rest.length === 1 ? block : Buffer.concat(this.#rest));
    this.#keep([], 0);
  }

  /** Reads the rows of so many bytes and a row at most; returns true while the block holds more. */
  readSome(bytes = Number.POSITIVE_INFINITY): boolean {
    const reader = this.#reader;
    if (!reader) return false;
    const stopAt = reader.at + bytes;
    let rowStart = reader.at;
    try {
      while (reader.left > 0 && !this.#isDone()) {
        if (reader.at >= stopAt) return true;
        rowStart = reader.at;
        this.#readRow(reader);
      }
    } catch (error) {
      if (!(error instanceof ShortData)) throw error;
      // The values that were read stay; the one that broke off, or the head of the row, is read again once it can be whole.
      const from = this.#unfinished ? reader.at : rowStart;
      this.#keep([Buffer.from(reader.bytes.subarray(from))], error.missing);
    }
    this.#reader = undefined;
    return false;
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
    if (!this.#isFull && (this.#unfinished || this.#restBytes > 0))
      throw new DrdaProtocolError('bad-data', 'the last row has no end');
  }

  #isDone(): boolean {
    return this.#isFull || this.#end !== undefined;
  }

  #keep(rest: Buffer[], missing: number): void {
    this.#rest = rest;
    this.#restBytes = rest[0]?.length ?? 0;
    this.#wantedBytes = this.#restBytes + missing;
  }

  #readRow(reader: ByteReader): void {
    const begun = this.#unfinished;
    this.#unfinished = undefined;
    if (begun) {
      this.#readValues(reader, begun.sqlca, begun.values, begun.column, begun.holes);
      return;
    }
    const sqlca = readSqlca(reader);
    // The end of data is looked for first: what follows it is no row.
    if (sqlca && (sqlca.sqlCode === NO_MORE_ROWS || isError(sqlca))) {
      this.#end = sqlca;
      return;
    }
    if (reader.uint8() !== 0) return;
    this.#budget.takeRow(this.#weight);
    this.#readValues(reader, sqlca, new Array<SqlValue>(this.#types.length), 0);
  }

  /** Where the bytes end within the row, the reader is left before the value that they do not hold. */
  #readValues(reader: ByteReader, sqlca: Sqlca | undefined, values: SqlValue[], column: number, holes?: Hole[]): void {
    const types = this.#types;
    const above = this.rows[this.rows.length - 1];
    let start = 0;
    try {
      for (let type = types[column]; type; type = types[++column]) {
        start = reader.at;
        const value = readCell(reader, type, above?.[column]);
        if (value === COMES_LATER) (holes ??= []).push({ row: values, column, type });
        values[column] = value === COMES_LATER ? null : value;
      }
    } catch (error) {
      reader.rewind(start);
      this.#unfinished = { sqlca, values, column, holes };
      throw error;
    }
    if (this.rows.length >= this.#limit) {
      this.#isFull = true;
      return;
    }
    if (holes) this.#holes.push(...holes);
    if (isWarning(sqlca)) this.#noteWarning(sqlca, values);
    this.rows.push(values);
  }

  #noteWarning(sqlca: Sqlca, row: readonly SqlValue[]): void {
    const isCut = sqlca.sqlState === CUT;
    const isNew = this.warnings.every(
      ({ sqlState, tokens }) => sqlState !== sqlca.sqlState || (!isCut && tokens !== sqlca.tokens),
    );
    if (isNew && this.warnings.length < 100) this.warnings.push(sqlca);
    if (!isCut) return;
    row.forEach((value, column) => {
      const isLob = (this.#types[column]?.code ?? 0) >= WIRE.LOBBYTES;
      if (!isLob && typeof value === 'string' && Buffer.byteLength(value) >= CUT_FROM_BYTES) {
        this.cut.push({ row: this.rows.length, column });
      }
    });
  }
}
