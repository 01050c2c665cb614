/** Reads a CALL statement: which procedure, with which arguments, and where each of them stands. */
import { readArguments, type CallArguments } from './callArguments';
import { foldName, unquoteName } from './names';
import { isSignificant, tokenize, type Token } from './lexer';

export interface CallName {
  /** As the server looks it up: folded to upper case unless it was quoted. */
  readonly name: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

export type CallDefect =
  | 'name' // no procedure name, or a name of more than two parts
  | 'parentheses' // the server requires them, even without arguments
  | 'unclosed' // no closing parenthesis, or no closing brace
  | 'empty-argument'
  | 'trailing-text';

/** Offsets count from the beginning of the text given. */
export interface ParsedCall extends Pick<CallArguments, 'arguments'> {
  readonly schema?: CallName;
  /** Absent when the text ends before it. */
  readonly procedure?: CallName;
  /** Offset behind the opening parenthesis. */
  readonly open?: number;
  /** Offset of the closing parenthesis. */
  readonly close?: number;
  /** The first thing that keeps the server from reading it. */
  readonly malformed?: CallDefect;
}

/** Undefined when the text is not a CALL (or `{CALL …}`). Whatever can be read of a malformed one is given. */
export function parseCall(text: string): ParsedCall | undefined {
  const tokens = tokenize(text).filter(isSignificant);
  const braced = textOf(text, tokens[0]) === '{';
  const callAt = braced ? 1 : 0;
  if (tokens[callAt]?.kind !== 'word' || textOf(text, tokens[callAt]).toUpperCase() !== 'CALL') return undefined;

  const { names, next, complete } = readNames(text, tokens, callAt + 1);
  const procedure = names.at(-1);
  const schema = names.at(-2);
  const named = { ...(schema && { schema }), ...(procedure && { procedure }) };
  if (!procedure || !complete || names.length > 2) return { ...named, arguments: [], malformed: 'name' };
  const opening = tokens[next];
  if (textOf(text, opening) !== '(' || !opening) return { ...named, arguments: [], malformed: 'parentheses' };

  const list = readArguments(text, tokens, next + 1);
  const malformed =
    list.close === undefined ? 'unclosed' : (list.defect ?? defectAfter(text, tokens, list.next, braced));
  return {
    ...named,
    arguments: list.arguments,
    open: opening.end,
    ...(list.close !== undefined && { close: list.close }),
    ...(malformed && { malformed }),
  };
}

/** Names joined by dots; `complete` is false when a dot has no name behind it. */
function readNames(text: string, tokens: readonly Token[], from: number) {
  const names: CallName[] = [];
  let at = from;
  for (;;) {
    const token = tokens[at];
    const name = token && nameOf(text, token);
    if (!name) return { names, next: at, complete: names.length === 0 };
    names.push(name);
    at += 1;
    if (textOf(text, tokens[at]) !== '.') return { names, next: at, complete: true };
    at += 1;
  }
}

function nameOf(text: string, token: Token): CallName | undefined {
  const { start, end } = token;
  if (token.kind === 'word') return { name: foldName(text.slice(start, end)), quoted: false, start, end };
  if (token.kind !== 'quoted-name') return undefined;
  return { name: unquoteName(text.slice(start, end)), quoted: true, start, end };
}

function defectAfter(text: string, tokens: readonly Token[], from: number, braced: boolean): CallDefect | undefined {
  const rest = tokens.slice(from);
  if (!braced) return rest.length > 0 ? 'trailing-text' : undefined;
  if (textOf(text, rest[0]) === '}') return rest.length > 1 ? 'trailing-text' : undefined;
  return rest.length > 0 ? 'trailing-text' : 'unclosed';
}

function textOf(text: string, token: Token | undefined): string {
  return token ? text.slice(token.start, token.end) : '';
}
