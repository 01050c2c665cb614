/** Where in a script the server found a fault: its messages name a line and a column of the statement it was sent. */
import { ConnectionFailure } from '../connection/failure';
import { tokenAt } from '../sql/lexer';

/** The server's columns jump to multiples of this at a tab, as its lexer counts them. */
const tabWidth = 8;

/**
 * Offsets in the statement, of the token at the place that 42X01, 42X02 and their like name. Undefined where no place is named, or
 * one that is not in the text.
 */
export function faultIn(statement: string, failure: unknown): { start: number; end: number } | undefined {
  if (!(failure instanceof ConnectionFailure)) return undefined;
  for (const { message } of failure.messages) {
    const place = /\bline (\d+), column (\d+)/i.exec(message);
    const start = place ? offsetOf(statement, Number(place[1]), Number(place[2])) : undefined;
    if (start !== undefined) return { start, end: endAt(statement, start) };
  }
  return undefined;
}

/** Lines and columns count from 1. A column just behind the text is its end; one further is nowhere. */
export function offsetOf(text: string, line: number, column: number): number | undefined {
  let at = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const rest = /\r\n?|\n/g;
    rest.lastIndex = at;
    if (!rest.exec(text)) return undefined;
    at = rest.lastIndex;
  }
  let reached = 1;
  while (reached < column && at < text.length && !/[\r\n]/.test(text[at] ?? '')) {
    reached = text[at] === '\t' ? reached - ((reached - 1) % tabWidth) + tabWidth : reached + 1;
    at += 1;
  }
  return reached >= column ? at : undefined;
}

/** Of the token there; at the end of the text, the last character stands for it. */
function endAt(statement: string, start: number): number {
  if (start >= statement.length) return statement.length;
  for (let at = 0; at < statement.length;) {
    const token = tokenAt(statement, at);
    if (token.end > start) return token.end;
    at = token.end;
  }
  return statement.length;
}
