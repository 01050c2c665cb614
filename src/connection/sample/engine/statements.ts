/** Runs one statement of a session: decides what kind it is and hands it on. */
import type { SqlParameter } from '../../connection';
import type { Cluster } from './cluster';
import { runDdl } from './ddl';
import { serverErrorOf } from './engineFailure';
import { runGrant } from './grants';
import { SessionScope } from './names';
import { typedRows, type StatementReply } from './reply';
import { notInSample, ServerError } from './serverError';
import type { Session } from './session';
import { readPieces, nameIn, isName, unexpected, type Piece } from './sql/pieces';
import { rewrite } from './sql/rewriter';
import { queueChanges } from './travel';

export interface StatementContext {
  readonly cluster: Cluster;
  readonly session: Session;
  /** Runs a CALL, which needs to know more than one cluster. */
  readonly call: (text: string, pieces: readonly Piece[], parameters: readonly SqlParameter[]) => StatementReply;
}

const CHANGES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE']);
const QUERIES: ReadonlySet<string> = new Set(['SELECT', 'VALUES', 'WITH']);
const DDL: ReadonlySet<string> = new Set(['CREATE', 'DROP', 'RENAME', 'TRUNCATE']);
/** The server knows these, the sample does not. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'ALTER',
  'EXPLAIN',
  'SAVEPOINT',
  'MERGE',
  'ANALYZE',
  'EXPORT',
  'LOCK',
  'COMMENT',
]);

/** Throws {@link ServerError}. */
export function runStatement(
  context: StatementContext,
  text: string,
  parameters: readonly SqlParameter[],
  maxRows: number,
): StatementReply {
  const pieces = readPieces(text);
  const [first] = pieces;
  const head = first?.text === '{' ? pieces[1]?.upper : first?.upper;
  try {
    if (head === undefined || first?.kind === 'quoted-name') throw unexpected(text, first);
    if (head === 'CALL') return context.call(text, pieces, parameters);
    if (QUERIES.has(head)) return query(context, text, pieces, parameters, maxRows);
    if (CHANGES.has(head)) return change(context, text, pieces, parameters);
    if (DDL.has(head)) return runDdl(context, text, pieces);
    if (head === 'GRANT' || head === 'REVOKE') return runGrant(context, text, pieces);
    if (head === 'SET') return setSchema(context, text, pieces);
    if (LEFT_OUT.has(head)) throw notInSample(head);
    throw unexpected(text, first);
  } catch (error) {
    throw serverErrorOf(error, { text, pieces });
  }
}

function query(
  { cluster, session }: StatementContext,
  text: string,
  pieces: readonly Piece[],
  parameters: readonly SqlParameter[],
  maxRows: number,
): StatementReply {
  const { output, itemTypes } = rewrite(text, pieces, new SessionScope(cluster, session));
  try {
    return typedRows(cluster.database.query(output.sql, bound(pieces, parameters), maxRows), itemTypes);
  } catch (error) {
    throw serverErrorOf(error, { text, pieces, output });
  }
}

function change(
  { cluster, session }: StatementContext,
  text: string,
  pieces: readonly Piece[],
  parameters: readonly SqlParameter[],
): StatementReply {
  const { output } = rewrite(text, pieces, new SessionScope(cluster, session));
  cluster.checkWritable();
  try {
    let rowsAffected = 0;
    const changed = cluster.database.recording(() => {
      rowsAffected = cluster.database.run(output.sql, bound(pieces, parameters));
    });
    queueChanges(cluster, changed);
    return { rowsAffected };
  } catch (error) {
    throw serverErrorOf(error, { text, pieces, output });
  }
}

/** The server refuses to run a statement whose parameters were not all given. */
export function bound(pieces: readonly Piece[], parameters: readonly SqlParameter[]): readonly SqlParameter[] {
  const wanted = pieces.filter((piece) => piece.text === '?').length;
  if (parameters.length < wanted)
    throw new ServerError('07000', 'At least one parameter to the current statement is uninitialized.');
  if (parameters.length > wanted) {
    throw new ServerError(
      'XCL13',
      `The parameter position '${wanted + 1}' is out of range.  The number of parameters for this prepared  statement is '${wanted}'.`,
    );
  }
  return parameters;
}

/** `SET SCHEMA name`, also written `SET CURRENT SCHEMA = name`; what else the server can set, the sample cannot. */
function setSchema({ cluster, session }: StatementContext, text: string, pieces: readonly Piece[]): StatementReply {
  if (pieces[1]?.upper === 'SESSION_PROPERTY') throw notInSample('SET SESSION_PROPERTY');
  let at = 1;
  if (pieces[at]?.upper === 'CURRENT') at += 1;
  if (pieces[at]?.upper !== 'SCHEMA') throw unexpected(text, pieces[at]);
  at += 1;
  if (pieces[at]?.text === '=') at += 1;
  const name = pieces[at];
  if (!isName(name)) throw unexpected(text, name);
  if (pieces[at + 1]) throw unexpected(text, pieces[at + 1]);
  if (cluster.catalog.schemaId(nameIn(name)) === undefined) {
    throw new ServerError('42Y07', `Schema '${nameIn(name)}' does not exist`);
  }
  session.schema = nameIn(name);
  return { rowsAffected: 0 };
}
