/** Reads what answers PRPSQLSTT, EXCSQLSTT, OPNQRY and the end of a unit of work. */
import type { SqlValue } from '../connection';
import { ByteReader } from './byteReader';
import { CP } from './codePoints';
import { Cursor, type CursorSettings } from './cursor';
import { readObjects, type DdmObject } from './ddm';
import { readDescriptor } from './fdoca';
import { DrdaProtocolError } from './protocolError';
import { checkRefusal } from './refusals';
import { RowDecoder } from './rows';
import { readSqlca, type Sqlca } from './sqlca';
import { readSqldard, type PreparedReply } from './sqlda';

export interface ExecutedReply {
  readonly sqlca: Sqlca | undefined;
  readonly cursors: readonly Cursor[];
  /** Values of the OUT parameters (SQLDTARD), null for the others. */
  readonly outputs?: readonly SqlValue[];
}

/** A procedure that returns more is none of ours. */
const MOST_RESULT_SETS = 256;

/** Reply to PRPSQLSTT: SQLDARD, or SQLCARD with what is wrong. */
export function readPrepared(objects: readonly DdmObject[]): PreparedReply {
  checkRefusal(objects);
  for (const { codePoint, data } of objects) {
    if (codePoint === CP.SQLDARD) return readSqldard(data);
    if (codePoint === CP.SQLCARD) return { sqlca: readSqlca(new ByteReader(data)), columns: [] };
  }
  throw new DrdaProtocolError('unexpected-reply', 'PRPSQLSTT without an answer');
}

/** Reply to OPNQRY, EXCSQLSTT, EXCSQLSET. `settings.statement` holds where the server names no other. Reads an SQLCA, result sets with their first rows, values of parameters. */
export function readExecuted(objects: readonly DdmObject[], settings: CursorSettings): ExecutedReply {
  checkRefusal(objects);
  const cursors: Cursor[] = [];
  let names: readonly Buffer[] = [];
  let sqlca: Sqlca | undefined;
  let outputs: readonly SqlValue[] | undefined;
  let hasAnswer = false;
  for (const object of objects) {
    const { codePoint, data } = object;
    const cursor = cursors[cursors.length - 1];
    if (codePoint === CP.OPNQRYRM) {
      hasAnswer = true;
      if (cursors.length === MOST_RESULT_SETS) throw new DrdaProtocolError('too-large', 'more than 256 result sets');
      cursors.push(new Cursor(data, { ...settings, statement: names[cursors.length] ?? settings.statement }));
    } else if (cursor?.take(object)) {
      continue;
    } else if (codePoint === CP.SQLCARD) {
      hasAnswer = true;
      sqlca = readSqlca(new ByteReader(data)) ?? sqlca;
    } else if (codePoint === CP.RSLSETRM) {
      names = readResultSetNames(data);
    } else if (codePoint === CP.SQLDTARD) {
      hasAnswer = true;
      ({ sqlca, values: outputs } = readOutputs(data));
    }
  }
  if (!hasAnswer) throw new DrdaProtocolError('unexpected-reply', 'a statement without an answer');
  return { sqlca, cursors, ...(outputs && { outputs }) };
}

/** True when the reply says that the unit of work has ended (ENDUOWRM). */
export function hasEnded(objects: readonly DdmObject[]): boolean {
  return objects.some(({ codePoint }) => codePoint === CP.ENDUOWRM);
}

/** PKGSNLST of RSLSETRM: one PKGNAMCSN for each result set. */
function readResultSetNames(data: Buffer): Buffer[] {
  const list = readObjects(data).find(({ codePoint }) => codePoint === CP.PKGSNLST);
  if (!list) return [];
  const names: Buffer[] = [];
  const reader = new ByteReader(list.data);
  while (reader.left > 0) {
    const start = reader.at;
    const length = reader.uint16();
    if (length < 4) throw new DrdaProtocolError('bad-object', `PKGNAMCSN of length ${length}`);
    reader.skip(length - 2);
    names.push(list.data.subarray(start, start + length));
  }
  return names;
}

/** SQLDTARD: the SQLCA and one row, each parameter in its place. */
function readOutputs(data: Buffer): { readonly sqlca: Sqlca | undefined; readonly values: readonly SqlValue[] } {
  const parts = readObjects(data);
  const descriptor = parts.find(({ codePoint }) => codePoint === CP.FDODSC);
  const row = parts.find(({ codePoint }) => codePoint === CP.FDODTA);
  if (!descriptor || !row) throw new DrdaProtocolError('unexpected-reply', 'SQLDTARD without description or data');
  const sqlca = readSqlca(new ByteReader(row.data));
  const decoder = new RowDecoder(readDescriptor(descriptor.data), 1);
  decoder.addBlock(row.data);
  decoder.readSome();
  return { sqlca, values: decoder.rows[0] ?? [] };
}
