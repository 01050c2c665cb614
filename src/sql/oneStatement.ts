/** Makes sure that a text holds exactly one statement before anything is sent: servers and drivers fail badly on other texts. */
import { tokenAt } from './lexer';
import { blankComments, blanked, isSemicolon, splitStatements } from './statements';

export type SingleCheck =
  /** `text` is what to send: comments blanked, semicolons gone; cut only at its end, so that positions still fit. */
  | { readonly kind: 'ok'; readonly text: string }
  /** Nothing but blanks, comments, hints and semicolons. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'several'; readonly count: number };

export function checkSingle(text: string): SingleCheck {
  const statements = splitStatements(text);
  const [statement] = statements;
  if (!statement) return { kind: 'empty' };
  if (statements.length > 1) return { kind: 'several', count: statements.length };
  const head = blankSemicolons(text.slice(0, statement.start));
  return { kind: 'ok', text: blankComments(head + statement.text) };
}

function blankSemicolons(text: string): string {
  let result = '';
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    const piece = text.slice(token.start, token.end);
    result += isSemicolon(text, token) ? blanked(piece) : piece;
    at = token.end;
  }
  return result;
}
