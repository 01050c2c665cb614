/** What a statement does, as far as its text tells. */
import { readsOnly } from '../connection/readsOnly';
import { findProcedure, type ProcedureDescription } from '../splice/procedures';
import { parseCall, type ParsedCall } from '../sql/call';

export interface StatementKind {
  /** False only for what surely changes nothing on the server. */
  readonly changes: boolean;
  /** It sets something of this line alone, which is gone when the run ends. */
  readonly sessionOnly?: true;
  readonly call?: ParsedCall;
  /** Of a CALL to one of SYSCS_UTIL's procedures that the catalogue describes. */
  readonly procedure?: ProcedureDescription;
}

/** @param sql one statement with its comments blanked */
export function statementKind(sql: string): StatementKind {
  const call = parseCall(sql);
  if (!call) {
    const sessionOnly = isSessionOnly(sql);
    const changes = !readsOnly(sql) && !sessionOnly && !isExplained(sql);
    return { changes, ...(sessionOnly && { sessionOnly }) };
  }
  const isOurs = call.schema === undefined || call.schema.name === 'SYSCS_UTIL';
  const procedure = isOurs && call.procedure ? findProcedure(call.procedure.name) : undefined;
  // Without a schema it may be a procedure of the user's own.
  const changes = call.schema === undefined || (procedure?.changes ?? true);
  return { changes, call, ...(procedure && { procedure }) };
}

function isSessionOnly(sql: string): boolean {
  return /^\s*(SET\s+(CURRENT\s+)?SCHEMA|SET\s+SESSION_PROPERTY|(RELEASE\s+)?SAVEPOINT)\b/i.test(sql);
}

/** An explained statement is not run. */
function isExplained(sql: string): boolean {
  return /^\s*EXPLAIN\b/i.test(sql);
}
