/** The text of a statement as it is sent, and the values that go with it. */
import { t } from '@vscode/l10n';
import type { SqlParameter, SqlValue } from '../connection/connection';
import { parseCall } from '../sql/call';
import { foldName } from '../sql/names';
import { bindNamed } from '../sql/namedValues';
import { blankComments } from '../sql/statements';
import type { PlannedStep } from './planned';

export type BoundStatement =
  | { readonly sql: string; readonly parameters: readonly SqlParameter[] }
  /** Why it cannot be sent. */
  | { readonly missing: string };

/**
 * Comments are blanked, names become `?`; nothing else moves, so that the server's positions fit. Values are never written into
 * the text. No procedure gets NULL: some take it for a name and delete rows of SYSREPLICATION.
 */
export function boundStatement(
  { text, named }: Pick<Extract<PlannedStep, { kind: 'statement' }>, 'text' | 'named'>,
  values: ReadonlyMap<string, SqlValue>,
): BoundStatement {
  const parameters: SqlParameter[] = [];
  const sql = blankComments(bindNamed(text, named));
  const isCall = named.length > 0 && parseCall(sql) !== undefined;
  for (const { name } of named) {
    const value = values.get(foldName(name));
    if (value === undefined)
      return { missing: t('There is no value for :{0} yet: no result came after its @let.', name) };
    if (value instanceof Uint8Array) return { missing: t('The value of :{0} is binary, which cannot be bound.', name) };
    if (value === null && isCall)
      return { missing: t('The value of :{0} is NULL, which no procedure is given.', name) };
    parameters.push(value);
  }
  return { sql, parameters };
}
