/** Turns what DRDA brought into the result sets of every transport. */
import type { ResultSet } from '../connection';
import type { RunRows } from './run';
import { columnType } from './sqlda';

/** The columns of SQLDARD or SQLCINRD with the rows of QRYDTA; `cut` only where the server cut something (01004). */
export function resultSetOf({ columns, rows, truncated, cut }: RunRows): ResultSet {
  return {
    columns: columns.map((column) => ({ name: column.name, type: columnType(column) })),
    rows,
    truncated,
    ...(cut.length > 0 && { cut }),
  };
}
