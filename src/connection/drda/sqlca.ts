/** SQLCA: how a statement went, as the server says it in SQLCARD and before each row. */
import type { ByteReader } from './byteReader';
import { DrdaProtocolError } from './protocolError';

export interface Sqlca {
  /** 0 success, negative an error, 100 no more rows, else a warning. Splice says -1 for nearly every error. */
  readonly sqlCode: number;
  readonly sqlState: string;
  /** SQLERRP: product and level of who speaks. */
  readonly errp: string;
  /** SQLERRD: six numbers; the third is how many rows were changed. */
  readonly errd: readonly number[];
  readonly warn: string;
  /** SQLERRMC: what the message is made of, parts separated by U+0014, the message's own id last. */
  readonly tokens: string;
}

/** SQLCODE behind the last row of QRYDTA. */
export const NO_MORE_ROWS = 100;
/** A change that met no row. */
const NO_ROW = '02000';

const NULL_GROUP = 0xff;
const SQLSTATE_LENGTH = 5;
const SQLERRP_LENGTH = 8;
const SQLERRD_COUNT = 6;
const SQLWARN_LENGTH = 11;

/** Reads SQLCAGRP of SQLAM 7; undefined is the null one: nothing to report. */
export function readSqlca(reader: ByteReader): Sqlca | undefined {
  if (reader.uint8() === NULL_GROUP) return undefined;
  const sqlCode = reader.int32();
  const sqlState = reader.utf8(SQLSTATE_LENGTH).trim();
  const errp = reader.utf8(SQLERRP_LENGTH);
  const extended = readExtended(reader);
  if (reader.uint8() !== NULL_GROUP) throw new DrdaProtocolError('bad-data', 'an SQLCA with SQLDIAGGRP');
  return { sqlCode, sqlState, errp, ...extended };
}

/** SQLCAXGRP. */
function readExtended(reader: ByteReader): Pick<Sqlca, 'errd' | 'warn' | 'tokens'> {
  if (reader.uint8() === NULL_GROUP) return { errd: [0, 0, 0, 0, 0, 0], warn: '', tokens: '' };
  const errd = new Array<number>(SQLERRD_COUNT);
  for (let at = 0; at < SQLERRD_COUNT; at++) errd[at] = reader.int32();
  const warn = reader.utf8(SQLWARN_LENGTH);
  reader.text(); // SQLRDBNAME
  // The text is in one of the two, the other is empty: SQLERRMSG_m, SQLERRMSG_s.
  const mixed = reader.text();
  const single = reader.text();
  return { errd, warn, tokens: mixed || single };
}

/** Rows inserted, updated or deleted. */
export function rowsChanged({ errd }: Sqlca): number {
  return errd[2] ?? 0;
}

/** SQLCODE below 0. The null SQLCAGRP is success. */
export function isError(sqlca: Sqlca | undefined): sqlca is Sqlca {
  return sqlca !== undefined && sqlca.sqlCode < 0;
}

/** SQLCODE above 0, what only ends the rows and a change that met none left out. */
export function isWarning(sqlca: Sqlca | undefined): sqlca is Sqlca {
  return sqlca !== undefined && sqlca.sqlCode > 0 && sqlca.sqlCode !== NO_MORE_ROWS && sqlca.sqlState !== NO_ROW;
}
