/** Runs a CALL: finds the procedure of this release, checks count, privilege and types, and runs its code. */
import type { SqlParameter } from '../../../connection';
import { parseCall, type ParsedCall } from '../../../../sql/call';
import { findProcedure, formFor, type ProcedureForm } from '../../../../splice/procedures';
import { SessionScope } from '../names';
import { serverErrorOf } from '../engineFailure';
import type { StatementReply } from '../reply';
import { javaException, ServerError, unknownRoutine, unknownSchema } from '../serverError';
import { unexpected, type Piece } from '../sql/pieces';
import { rewriteExpression } from '../sql/rewriter';
import { bound } from '../statements';
import { converted, readArguments, type ArgumentValue } from './arguments';
import { backupProcedures } from './backup';
import type { ProcedureCode, ProcedureContext } from './context';
import { inspectionProcedures } from './inspection';
import { peerProcedures } from './peers';
import { scopeProcedures } from './scopes';

/** By name; every procedure of the catalogue has its code here. */
export const procedureCode: Readonly<Record<string, ProcedureCode>> = {
  ...peerProcedures,
  ...scopeProcedures,
  ...inspectionProcedures,
  ...backupProcedures,
};

export function runCall(
  context: ProcedureContext,
  text: string,
  pieces: readonly Piece[],
  parameters: readonly SqlParameter[],
): StatementReply {
  const call = parseCall(text);
  if (!call || call.malformed || !call.procedure) throw malformed(call, text, pieces);
  const { cluster, session } = context;
  const given = readArguments(call, bound(pieces, parameters), (start, end) =>
    evaluate(
      context,
      text,
      pieces.filter((piece) => piece.start >= start && piece.start < end),
    ),
  );
  const { name, form, code } = resolve(context, call, given.length);
  cluster.privileges.checkExecute(session.user, name);
  const values = given.map((argument, index) => converted(argument, form.parameters[index]?.type ?? 'VARCHAR(32672)'));
  if (form.broken) {
    throw new ServerError(
      '42X50',
      `No method was found that matched the method call ${name}(), tried all combinations.`,
    );
  }
  return code(context, values);
}

/** Throws what the binder says when nothing fits: it does not tell a wrong name from a wrong number of arguments. */
function resolve({ cluster, session }: ProcedureContext, call: ParsedCall, count: number) {
  const schema = call.schema?.name ?? session.schema;
  const name = call.procedure?.name ?? '';
  if (call.schema && cluster.catalog.schemaId(schema) === undefined) throw unknownSchema(schema);
  const description = schema === 'SYSCS_UTIL' && name === name.toUpperCase() ? findProcedure(name) : undefined;
  const form: ProcedureForm | undefined = description && formFor(description, cluster.release);
  const code = procedureCode[name];
  if (!form || !code || form.parameters.length !== count) {
    throw unknownRoutine(call.schema ? `${schema}.${name}` : name);
  }
  return { name, form, code };
}

function evaluate({ cluster, session }: ProcedureContext, text: string, pieces: readonly Piece[]): ArgumentValue {
  if (pieces.some((piece) => piece.kind === 'word' && piece.upper === 'SELECT')) throw javaException();
  const output = rewriteExpression(text, pieces, new SessionScope(cluster, session));
  try {
    const value = cluster.database.query(output.sql).rows[0]?.[0] ?? null;
    return value instanceof Uint8Array ? null : value;
  } catch (error) {
    throw serverErrorOf(error, { text, pieces, output });
  }
}

function malformed(call: ParsedCall | undefined, text: string, pieces: readonly Piece[]): ServerError {
  const name = call?.procedure;
  const behind = (offset: number) =>
    unexpected(
      text,
      pieces.find((piece) => piece.start >= offset),
    );
  if (call?.malformed === 'parentheses' && name) return behind(name.end);
  if (call?.malformed === 'empty-argument') {
    const empty = call.arguments.find(({ start, end }) => start === end);
    return behind(empty?.start ?? text.length);
  }
  if (call?.malformed === 'trailing-text' && call.close !== undefined) {
    const braced = text.trimStart().startsWith('{') ? text.indexOf('}', call.close) : call.close;
    return behind(braced < 0 ? text.length : braced + 1);
  }
  if (call?.malformed === 'name')
    return unexpected(text, name ? undefined : pieces[text.trimStart().startsWith('{') ? 2 : 1]);
  return unexpected(text, undefined);
}
