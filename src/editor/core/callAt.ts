/** The call of a Splice procedure around a place, whether it is finished or still being written. */
import type { Token } from '../../sql/lexer';
import { foldName, unquoteName, unquoteString } from '../../sql/names';
import { isSign, isWord, textOf } from './place';

export interface CallName {
  /** Folded unless it was quoted. */
  readonly name: string;
  readonly schema: string | undefined;
  /** The word CALL stands before it. */
  readonly isCalled: boolean;
  readonly start: number;
  readonly end: number;
}

export interface OpenCall extends CallName {
  /** Offset behind the opening parenthesis. */
  readonly open: number;
  /** Which argument the place is in, from 0. */
  readonly argument: number;
  /** Where each argument begins: behind the parenthesis or a comma. As many as were begun before the place. */
  readonly starts: readonly number[];
}

/** The name that ends with the token at `index`, one or two parts. */
export function nameEndingAt(text: string, tokens: readonly Token[], index: number): CallName | undefined {
  const token = tokens[index];
  const name = namePart(text, token);
  if (name === undefined || !token) return undefined;
  const isQualified = isSign(text, tokens[index - 1], '.');
  const schema = isQualified ? namePart(text, tokens[index - 2]) : undefined;
  const first = isQualified ? index - 2 : index;
  const isCalled = isWord(text, tokens[first - 1], 'CALL');
  return { name, schema, isCalled, start: token.start, end: token.end };
}

/** True where this can only be one of SYSCS_UTIL: named so, or called without a schema after SET SCHEMA. */
export function mayBeSplice({ schema, isCalled }: CallName): boolean {
  return schema === 'SYSCS_UTIL' || (schema === undefined && isCalled);
}

/** The innermost call that may be one of Splice's and whose parentheses hold the offset. */
export function callAt(text: string, tokens: readonly Token[], offset: number): OpenCall | undefined {
  const stack: { call: CallName | undefined; open: number; starts: number[] }[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token || token.end > offset) break;
    if (isSign(text, token, '(')) {
      stack.push({ call: nameEndingAt(text, tokens, index - 1), open: token.end, starts: [token.end] });
    } else if (isSign(text, token, ')')) stack.pop();
    else if (isSign(text, token, ',')) stack.at(-1)?.starts.push(token.end);
  }
  for (const { call, open, starts } of stack.reverse()) {
    if (call && mayBeSplice(call)) return { ...call, open, starts, argument: starts.length - 1 };
  }
  return undefined;
}

/** The value of an earlier argument where it is a plain string; undefined otherwise. */
export function stringArgument(
  text: string,
  tokens: readonly Token[],
  call: OpenCall,
  index: number,
): string | undefined {
  const from = call.starts[index];
  const to = call.starts[index + 1];
  if (from === undefined || to === undefined) return undefined;
  const [only, ...others] = tokens.filter(({ start, end }) => start >= from && end < to);
  if (only?.kind !== 'string' || others.length > 0 || !textOf(text, only).startsWith("'")) return undefined;
  return unquoteString(textOf(text, only));
}

/** As the server looks it up; undefined for what is no name. */
export function namePart(text: string, token: Token | undefined): string | undefined {
  if (token?.kind === 'word') return foldName(textOf(text, token));
  return token?.kind === 'quoted-name' ? unquoteName(textOf(text, token)) : undefined;
}
