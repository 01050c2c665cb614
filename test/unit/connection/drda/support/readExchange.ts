/** Reads a recorded exchange the way the client goes, without its session. */
import { sortReplies, type Replies } from '../../../../../src/connection/drda/channel';
import { CP } from '../../../../../src/connection/drda/codePoints';
import type { Cursor } from '../../../../../src/connection/drda/cursor';
import { DssAssembler } from '../../../../../src/connection/drda/dss';
import type { Sqlca } from '../../../../../src/connection/drda/sqlca';
import type { SqlColumn } from '../../../../../src/connection/drda/sqlda';
import { readExecuted, readPrepared, type ExecutedReply } from '../../../../../src/connection/drda/statementReply';
import { commandsOf, type Exchange } from './recording';
import { encodeSegments } from './wire';

export interface Outcome {
  readonly columns: readonly SqlColumn[];
  readonly cursor: Cursor | undefined;
  readonly executed: ExecutedReply | undefined;
  readonly error: Sqlca | undefined;
}

export function readExchange(exchange: Exchange): Outcome {
  let columns: readonly SqlColumn[] = [];
  let executed: ExecutedReply | undefined;
  let cursor: Cursor | undefined;
  let error: Sqlca | undefined;
  for (const { codePoint, reply } of commandsOf(exchange)) {
    const [objects = []]: Replies = sortReplies(
      new DssAssembler(1 << 20).push(encodeSegments(reply.map((segment) => ({ ...segment, correlation: 1 })))),
      1,
      1_000,
    );
    if (codePoint === CP.PRPSQLSTT) {
      const prepared = readPrepared(objects);
      columns = prepared.columns;
      if (prepared.sqlca && prepared.sqlca.sqlCode < 0) error = prepared.sqlca;
    } else if (codePoint === CP.OPNQRY || codePoint === CP.EXCSQLSTT) {
      executed = readExecuted(objects, { statement: Buffer.alloc(0), columns, limit: undefined });
      [cursor] = executed.cursors;
      cursor?.readSome();
      if (executed.sqlca && executed.sqlca.sqlCode < 0) error = executed.sqlca;
    } else if (codePoint === CP.CNTQRY) {
      for (const object of objects) cursor!.take(object);
      cursor!.readSome();
    }
  }
  return { columns: cursor?.columns ?? columns, cursor, executed, error };
}
