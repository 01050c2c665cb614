/** What several checks of texts ask: whether Splice is called, and whether a value stands somewhere. */
import { findProcedure } from '../../../splice/procedures';
import type { Token } from '../../../sql/lexer';
import type { CheckedStatement } from '../check';

/** A call of something in SYSCS_UTIL, or without a schema of a procedure that we know. */
export function callsSplice({ call }: CheckedStatement): boolean {
  if (!call?.procedure) return false;
  if (call.schema) return call.schema.name.toUpperCase() === 'SYSCS_UTIL';
  return call.procedure.name.toUpperCase() === 'SYSCS_UTIL' || findProcedure(call.procedure.name) !== undefined;
}

const keywords =
  /^(?:SELECT|CALL|FROM|JOIN|INTO|UPDATE|TABLE|SCHEMA|WHERE|HAVING|AND|OR|NOT|BY|ON|SET|IN|VALUES|LIKE)$/i;

/** True for what can be compared or multiplied, where another value may follow behind a sign. */
export function isValue(text: string, { kind, start, end }: Token): boolean {
  if (kind === 'word') return !keywords.test(text.slice(start, end));
  return kind === 'number' || kind === 'string' || kind === 'quoted-name' || text[start] === ')' || text[start] === '?';
}
