/** Reads the argument list of a CALL. */
import type { Token } from './lexer';
import { unquoteString } from './names';

export type ArgumentKind = 'string' | 'number' | 'boolean' | 'null' | 'parameter' | 'expression';

export interface CallArgument {
  readonly start: number;
  readonly end: number;
  readonly kind: ArgumentKind;
  /** Of a literal: integers beyond 2^53 as bigint. Absent for parameters and expressions. */
  readonly value?: null | boolean | number | bigint | string;
}

export interface CallArguments {
  readonly arguments: readonly CallArgument[];
  /** Offset of the closing parenthesis. */
  readonly close?: number;
  /** Index of the token behind the list. */
  readonly next: number;
  readonly defect?: 'empty-argument';
}

/** `tokens` are significant ones; `from` is the one behind the opening parenthesis. */
export function readArguments(text: string, tokens: readonly Token[], from: number): CallArguments {
  const found: CallArgument[] = [];
  let depth = 0;
  let first = from;
  const finish = (end: number, ender: Token | undefined): void => {
    found.push(argumentOf(text, tokens.slice(first, end), ender?.start ?? text.length));
  };
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    const sign = token?.kind === 'operator' ? text[token.start] : '';
    if (sign === '(') depth += 1;
    else if (sign === ')' && depth > 0) depth -= 1;
    else if (sign === ',' && depth === 0) {
      finish(at, token);
      first = at + 1;
    } else if (sign === ')') {
      if (found.length > 0 || at > first) finish(at, token);
      const anyEmpty = found.some(({ start, end }) => start === end);
      const defect = anyEmpty ? ({ defect: 'empty-argument' } as const) : {};
      return { arguments: found, ...(token && { close: token.start }), next: at + 1, ...defect };
    }
  }
  if (found.length > 0 || first < tokens.length) finish(tokens.length, undefined);
  return { arguments: found, next: tokens.length };
}

function argumentOf(text: string, tokens: readonly Token[], emptyAt: number): CallArgument {
  const [first, second] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) return { start: emptyAt, end: emptyAt, kind: 'expression' };
  const place = { start: first.start, end: last.end };
  const head = text.slice(first.start, first.end);
  if (tokens.length === 1) return { ...place, ...literalOf(head, first) };
  if (tokens.length === 2 && (head === '-' || head === '+') && second?.kind === 'number') {
    return {
      ...place,
      kind: 'number',
      value: numberOf((head === '-' ? '-' : '') + text.slice(second.start, second.end)),
    };
  }
  return { ...place, kind: 'expression' };
}

function literalOf(text: string, token: Token): Pick<CallArgument, 'kind' | 'value'> {
  if (token.kind === 'string' && text.startsWith("'")) return { kind: 'string', value: unquoteString(text) };
  if (token.kind === 'number') return { kind: 'number', value: numberOf(text) };
  if (text === '?') return { kind: 'parameter' };
  const word = token.kind === 'word' ? text.toUpperCase() : '';
  if (word === 'NULL') return { kind: 'null', value: null };
  if (word === 'TRUE' || word === 'FALSE') return { kind: 'boolean', value: word === 'TRUE' };
  return { kind: 'expression' };
}

function numberOf(text: string): number | bigint {
  const value = Number(text);
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(value) ? BigInt(text) : value;
}
