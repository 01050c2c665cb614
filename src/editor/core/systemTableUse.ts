/** Which of the described catalogue tables a statement names, and under which names. */
import type { Token } from '../../sql/lexer';
import { foldName, unquoteName } from '../../sql/names';
import { findSystemTable, type SystemTableDescription } from '../../splice/systemTables';
import { namePart } from './callAt';
import { isSign, isWord, textOf } from './place';

export interface UsedTable {
  readonly table: SystemTableDescription;
  /** Folded; absent where the table has no other name. */
  readonly alias?: string;
  /** Of the table's own name, without the schema. */
  readonly start: number;
}

/** Words that may follow a table and are no name for it. */
const keywords = new Set(
  (
    'AS ON USING WHERE GROUP ORDER HAVING JOIN INNER LEFT RIGHT FULL CROSS NATURAL OUTER UNION EXCEPT INTERSECT ' +
    'OFFSET FETCH FOR SET VALUES WITH LIMIT SELECT AND OR'
  ).split(' '),
);

/** In the statement's order. */
export function systemTablesIn(text: string, tokens: readonly Token[]): readonly UsedTable[] {
  const found: UsedTable[] = [];
  for (let index = 0; index + 2 < tokens.length; index += 1) {
    if (!isSign(text, tokens[index + 1], '.') || namePart(text, tokens[index]) !== 'SYS') continue;
    const token = tokens[index + 2];
    const name = namePart(text, token) ?? '';
    const table = findSystemTable(name);
    if (!token || table?.name !== name) continue;
    const alias = aliasAfter(text, tokens, index + 3);
    found.push({ table, start: token.start, ...(alias !== undefined && { alias }) });
  }
  return found;
}

function aliasAfter(text: string, tokens: readonly Token[], index: number): string | undefined {
  const token = tokens[isWord(text, tokens[index], 'AS') ? index + 1 : index];
  if (token?.kind === 'quoted-name') return unquoteName(textOf(text, token));
  if (token?.kind !== 'word') return undefined;
  const name = foldName(textOf(text, token));
  return keywords.has(name) ? undefined : name;
}
