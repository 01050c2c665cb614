/** Which part of a script is run from a place in it: the statement there, with the directives that belong to it. */
import { readDirectives } from '../sql/directives';
import { tokenAt } from '../sql/lexer';
import { isSemicolon, splitStatements, type Statement } from '../sql/statements';
import type { ScriptPart } from './script';

export interface StatementPart extends ScriptPart {
  readonly statement: Statement;
}

/**
 * The statement that a cursor means: the one it stands in, or right behind, its semicolon included; in the comment lines above a statement,
 * the one below them. Undefined in lines that belong to none.
 */
export function statementAt(document: string, offset: number): StatementPart | undefined {
  const statements = splitStatements(document);
  const next = statements.findIndex(({ start }) => start > offset);
  const behind = next < 0 ? statements.length : next;
  const at = touchesSemicolon(document, statements, behind - 1, offset) ? behind - 1 : behind;
  const [before, after] = [statements[at - 1], statements[at]];
  if (before && offset <= endWithSemicolon(document, before)) return partOf(document, statements, at - 1);
  if (before && !/[\r\n]/.test(document.slice(before.end, offset))) return partOf(document, statements, at - 1);
  if (after && !/\n[ \t]*\r?\n/.test(document.slice(lineStart(document, offset), after.start)))
    return partOf(document, statements, at);
  return undefined;
}

/** The statement that begins at an offset, whatever stands before it. Undefined where none does. */
export function statementFrom(document: string, start: number): StatementPart | undefined {
  const statements = splitStatements(document);
  return partOf(
    document,
    statements,
    statements.findIndex((statement) => statement.start === start),
  );
}

/** True where one statement begins right behind the semicolon of another: the cursor between them means the former. */
function touchesSemicolon(document: string, statements: readonly Statement[], at: number, offset: number): boolean {
  const [before, here] = [statements[at - 1], statements[at]];
  return before !== undefined && here?.start === offset && endWithSemicolon(document, before) === offset;
}

/** Offset behind the semicolon, or the statement's end where the script has none. */
export function endWithSemicolon(document: string, { end }: Pick<Statement, 'end'>): number {
  for (let at = end; at < document.length;) {
    const token = tokenAt(document, at);
    at = token.end;
    if (isSemicolon(document, token)) return token.end;
  }
  return end;
}

/** From the directives above it: what they keep and ask belongs to the statement. Waiting for a restart does not. */
function partOf(document: string, statements: readonly Statement[], index: number): StatementPart | undefined {
  const statement = statements[index];
  if (!statement) return undefined;
  const before = statements[index - 1];
  const from = before ? endWithSemicolon(document, before) : 0;
  const { directives } = readDirectives(document.slice(from, statement.start));
  const restart = directives.findLast(({ kind }) => kind === 'wait-for-restart');
  return { start: from + (restart?.end ?? 0), end: statement.end, statement };
}

function lineStart(document: string, offset: number): number {
  return document.lastIndexOf('\n', offset - 1) + 1;
}
