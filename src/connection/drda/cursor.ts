/** An open query as the client sees it: what its replies have brought so far, and whether there is more. */
import { ByteReader } from './byteReader';
import type { CellBudget } from './cellBudget';
import { CP } from './codePoints';
import { parameter, type DdmObject } from './ddm';
import { readDescriptor } from './fdoca';
import { DrdaProtocolError } from './protocolError';
import { RowDecoder } from './rows';
import { isError, NO_MORE_ROWS, readSqlca, type Sqlca } from './sqlca';
import { readSqlcinrd, type SqlColumn } from './sqlda';

export interface CursorSettings {
  /** PKGNAMCSN by which the server knows it. */
  readonly statement: Buffer;
  /** Of PRPSQLSTT; a CALL's result sets bring their own. */
  readonly columns: readonly SqlColumn[];
  /** Rows to keep. */
  readonly limit: number | undefined;
  /** Shared by all result sets of a statement. */
  readonly budget?: CellBudget;
}

/** A query as OPNQRYRM opened it, of a CALL one for each name in RSLSETRM's PKGSNLST: its QRYDSC and QRYDTA, more of them by CNTQRY, its end by ENDQRYRM or CLSQRY. */
export class Cursor {
  /** QRYINSID, which CNTQRY and CLSQRY repeat. */
  readonly instance: Buffer;
  /** PKGNAMCSN that the server wants to hear for it. */
  readonly statement: Buffer;
  readonly #limit: number | undefined;
  readonly #budget: CellBudget | undefined;
  #columns: readonly SqlColumn[];
  #rows: RowDecoder | undefined;
  /** What came, from `#read` on not read yet. */
  #came: DdmObject[] = [];
  #read = 0;
  #isClosed = false;
  #end: Sqlca | undefined;

  /** @param opened data of OPNQRYRM */
  constructor(opened: Buffer, { statement, columns, limit, budget }: CursorSettings) {
    const instance = parameter(opened, CP.QRYINSID);
    if (!instance) throw new DrdaProtocolError('unexpected-reply', 'OPNQRYRM without QRYINSID');
    this.instance = instance;
    this.statement = statement;
    this.#columns = columns;
    this.#limit = limit;
    this.#budget = budget;
  }

  get columns(): readonly SqlColumn[] {
    return this.#columns;
  }

  /** Throws where the server described no rows. */
  get rows(): RowDecoder {
    if (!this.#rows) throw new DrdaProtocolError('unexpected-reply', 'a query without QRYDSC');
    return this.#rows;
  }

  /** True when the server has closed it (ENDQRYRM): CLSQRY would be one too many. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** True when no further block is wanted. */
  get isDone(): boolean {
    return this.#isClosed || this.#rows?.isFull === true || this.#rows?.end !== undefined;
  }

  /** The error that broke the rows off. */
  get error(): Sqlca | undefined {
    const end = this.#end ?? this.#rows?.end;
    return isError(end) ? end : undefined;
  }

  /** True where what came surely does not hold the last row. */
  get goesOn(): boolean {
    const last = this.#came.findLast(({ codePoint }) => codePoint === CP.QRYDTA);
    return !this.#isClosed && last !== undefined && RowDecoder.goesOn(last.data);
  }

  /** Takes one object of a reply; returns false for those that it has no use for. Rows are read by `readSome`. */
  take(object: DdmObject): boolean {
    const { codePoint, data } = object;
    switch (codePoint) {
      case CP.SQLCINRD:
        this.#columns = readSqlcinrd(data);
        return true;
      case CP.QRYDSC:
        this.#rows = new RowDecoder(readDescriptor(data), this.#limit, this.#budget);
        return true;
      case CP.QRYDTA:
      case CP.EXTDTA:
      case CP.SQLCARD:
        this.#came.push(object);
        return true;
      case CP.ENDQRYRM:
        this.#isClosed = true;
        return true;
      default:
        return false;
    }
  }

  /** Reads the rows of about so many bytes; returns true while more of what came is to be read. */
  readSome(bytes = Number.POSITIVE_INFINITY): boolean {
    for (;;) {
      if (this.#rows?.readSome(bytes)) return true;
      const next = this.#came[this.#read];
      if (!next) break;
      this.#read += 1;
      this.#readObject(next);
    }
    this.#came = [];
    this.#read = 0;
    return false;
  }

  #readObject({ codePoint, data }: DdmObject): void {
    if (codePoint === CP.QRYDTA) this.rows.addBlock(data);
    else if (codePoint === CP.EXTDTA) this.rows.addLob(data);
    else {
      const sqlca = readSqlca(new ByteReader(data));
      if (sqlca?.sqlCode === NO_MORE_ROWS || isError(sqlca)) this.#end = sqlca;
    }
  }
}
