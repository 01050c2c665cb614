/** A text, a name, a comment or a trigger's body without an end: the server would blame another place, or swallow what follows. */
import { t } from '@vscode/l10n';
import { isSignificant, type Token } from '../../../sql/lexer';
import type { CheckedStatement, StatementCheck } from '../check';
import { finding, inserting, replacing, type Finding, type FindingFix } from '../finding';
import { closingPlace, firstLineEnd, LONGEST_LINE } from './closingPlace';

export const unclosed: StatementCheck = (statement) => {
  const { text, tokens, unterminated } = statement;
  if (unterminated === 'comment') return comment(text, tokens);
  if (unterminated === 'body') return body(text, tokens);
  const culprit = culpritOf(statement);
  return culprit ? [withoutEnd(text, tokens, culprit)] : [];
};

/** What the rest is swallowed by: where quotes are missing, it is seldom the last one that has none. */
function culpritOf({ text, tokens, unterminated, call }: CheckedStatement): Token | undefined {
  const quoted = tokens.filter(({ kind }) => kind === 'string' || kind === 'quoted-name');
  const ending = unterminated === undefined ? undefined : tokens.findLast((token) => token.unterminated);
  const suspect = quoted.find(
    (token) => swallows(text, token) || (call !== undefined && swallowsArgument(text, token)),
  );
  if (!suspect || !ending) return suspect && isTouched(text, suspect) ? suspect : ending;
  return suspect.start < ending.start ? suspect : ending;
}

const statementBegins =
  /[\r\n][ \t]*(?:CALL|SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|GRANT|REVOKE|VALUES|SET|COMMIT|ROLLBACK|--)/i;

/** It goes on over the end of a line where a statement ends or another one begins. */
function swallows(text: string, { start, end }: Token): boolean {
  const lineEnd = firstLineEnd(text, start, end);
  if (lineEnd >= end) return false;
  return (
    /;\s*(?:--[^\r\n]*)?$/.test(text.slice(Math.max(start, lineEnd - LONGEST_LINE), lineEnd)) ||
    statementBegins.test(text.slice(lineEnd, end))
  );
}

/** `'/backup, 'full'`: it ends where the next argument's text should begin. */
function swallowsArgument(text: string, { start, end, unterminated }: Token): boolean {
  return (
    !unterminated && /,\s*'$/.test(text.slice(Math.max(start + 1, end - 20), end)) && /[\w$]/.test(text[end] ?? '')
  );
}

/** What follows cannot follow a text: it was meant to be one itself. */
function isTouched(text: string, { end }: Token): boolean {
  return /[\w$@/*:.<{\u0080-\uFFFF]/.test(text[end] ?? '');
}

function withoutEnd(text: string, tokens: readonly Token[], culprit: Token): Finding {
  const depth = openParentheses(text, tokens, culprit);
  const place = closingPlace(text, culprit, depth);
  const quote = culprit.kind === 'string' ? "'" : '"';
  const title = quote === "'" ? t('Close the text') : t('Close the name');
  const fixes: readonly FindingFix[] = place ? [replacing(title, place, quote, true)] : [];
  const message =
    quote === "'"
      ? t(
          'This text has no end: the server takes what follows for a part of it, and blames another place. Close it with a quote.',
        )
      : t(
          'This name has no end: the server takes what follows for a part of it, and blames another place. Close it with a quote.',
        );
  const span = { start: culprit.start, end: Math.min(culprit.end, firstLineEnd(text, culprit.start)) };
  return finding(quote === "'" ? 'unterminated-string' : 'unterminated-name', 'error', span, message, fixes);
}

function openParentheses(text: string, tokens: readonly Token[], before: Token): number {
  let depth = 0;
  for (const { kind, start } of tokens) {
    if (start >= before.start) break;
    if (kind !== 'operator') continue;
    if (text[start] === '(') depth += 1;
    else if (text[start] === ')' && depth > 0) depth -= 1;
  }
  return depth;
}

function comment(text: string, tokens: readonly Token[]): readonly Finding[] {
  const open = tokens.findLast((token) => token.unterminated);
  return open ? [unclosedComment(text, open.start)] : [];
}

/** Of the comment that begins at an offset. */
export function unclosedComment(text: string, start: number): Finding {
  const end = firstLineEnd(text, start);
  const message = t(
    'This comment has no end, so that nothing behind it runs. Each /* needs its own */: comments nest.',
  );
  return finding('unterminated-comment', 'error', { start, end }, message, [
    inserting(t('Close the comment at the end of its line'), end, ' */'),
  ]);
}

function body(text: string, tokens: readonly Token[]): readonly Finding[] {
  const words = tokens.filter(isSignificant);
  const is = (token: Token | undefined, word: string) =>
    token?.kind === 'word' && text.slice(token.start, token.end).toUpperCase() === word;
  const index = words.findIndex((token, at) => is(token, 'BEGIN') && is(words[at + 1], 'ATOMIC'));
  const [begin, atomic] = [words[index], words[index + 1]];
  const span = begin && atomic ? { start: begin.start, end: atomic.end } : { start: 0, end: firstLineEnd(text, 0) };
  const message = t('BEGIN ATOMIC has no END: all that follows belongs to the trigger.');
  return [
    finding('unterminated-body', 'error', span, message, [
      inserting(t('End the body behind all that follows'), text.length, '\nEND'),
    ]),
  ];
}
