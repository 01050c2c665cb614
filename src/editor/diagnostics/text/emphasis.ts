/** Asterisks that made a word stand out on a web page, and were copied along. */
import { t } from '@vscode/l10n';
import { isSignificant, type Token } from '../../../sql/lexer';
import type { StatementCheck } from '../check';
import { finding, first, MOST_FINDINGS, type Finding } from '../finding';
import { callsSplice, isValue } from './spliceText';

const inTexts = /(\*{1,3})([\w.-]{1,255})\1/g;

export const emphasisAsterisks: StatementCheck = (statement) => {
  const { text } = statement;
  const tokens = statement.tokens.filter(isSignificant);
  const isCall = callsSplice(statement);
  const findings: Finding[] = [];
  for (const [index, token] of tokens.entries()) {
    if (findings.length > MOST_FINDINGS) break;
    if (token.kind === 'string') {
      if (isCall) findings.push(...inText(text, token));
    } else if (isStar(text, token) && !isStar(text, tokens[index - 1])) {
      findings.push(...aroundName(text, tokens, index));
    }
  }
  return findings;
};

function inText(text: string, { start, end }: Token): readonly Finding[] {
  const matches = text.slice(start, end).matchAll(inTexts);
  return [...first(matches, MOST_FINDINGS + 1)].map(({ 0: whole, 1: stars = '', index }) =>
    found(start + index, start + index + whole.length, stars.length),
  );
}

/** `*NAME*` where nothing could be multiplied: stars that touch a name on both sides, and no value before them. */
function aroundName(text: string, tokens: readonly Token[], first: number): readonly Finding[] {
  let count = 0;
  while (isStar(text, tokens[first + count]) && touches(tokens, first + count)) count += 1;
  let last = first + count;
  while (isNamePart(text, tokens[last]) && touches(tokens, last)) last += 1;
  const isName = last > first + count && touches(tokens, first + count);
  const closing = tokens.slice(last, last + count);
  const isClosed = closing.length === count && closing.every((token) => isStar(text, token));
  const isTouched = closing.every((_, index) => index === count - 1 || touches(tokens, last + index));
  const [open, close] = [tokens[first], closing.at(-1)];
  if (!isName || !isClosed || !isTouched || !open || !close) return [];
  const before = tokens[first - 1];
  if (count > 3 || (before && isValue(text, before))) return [];
  return [found(open.start, close.end, count)];
}

function found(start: number, end: number, count: number): Finding {
  const message = t('These asterisks made a word stand out on a page. To the server they are part of the name.');
  const edits = [
    { start, end: start + count, text: '' },
    { start: end - count, end, text: '' },
  ];
  return finding('emphasis-asterisk', 'error', { start, end }, message, [
    { title: t('Remove the asterisks'), edits, isPreferred: true },
  ]);
}

function isStar(text: string, token: Token | undefined): boolean {
  return token?.kind === 'operator' && text[token.start] === '*';
}

/** Nothing stands between this token and the next one. */
function touches(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.end === tokens[index + 1]?.start;
}

function isNamePart(text: string, token: Token | undefined): boolean {
  if (token?.kind === 'word' || token?.kind === 'quoted-name') return true;
  return token?.kind === 'operator' && text[token.start] === '.';
}
