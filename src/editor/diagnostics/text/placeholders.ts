/** What a page or a template left to be filled in. */
import { t } from '@vscode/l10n';
import { isSignificant, type Token } from '../../../sql/lexer';
import type { CheckedStatement, StatementCheck } from '../check';
import { finding, first, MOST_FINDINGS, type Finding, type FindingSeverity } from '../finding';
import { callsSplice, isValue } from './spliceText';

/** Nothing but a place to be filled in, wherever it stands. */
const plain = /<[A-Za-z][\w -]{0,60}>|\$\{[^}\r\n]{0,100}\}|\.\.\.|\u2026|\b(?:hostname|host|server):port\b/g;
/** A name that somebody may really have chosen. */
const probable = /\bYOUR[_-]\w+/gi;
/** Hosts of the vendor's page and of this extension's own snippets. */
const hosts = /(?<=^'|\/|,)(?:activer?Server|passiveServer|(?:active|passive)-host|hostname|your-host)(?=[:/,])/gi;

export const placeholders: StatementCheck = (statement) => {
  const { text } = statement;
  const isCall = callsSplice(statement);
  const tokens = statement.tokens.filter(isSignificant);
  const findings: Finding[] = [];
  for (const [index, token] of tokens.entries()) {
    if (findings.length > MOST_FINDINGS) break;
    if (token.kind === 'string') {
      if (isCall) findings.push(...inText(statement, token));
    } else if (token.kind === 'word') {
      if (/^YOUR_\w/i.test(text.slice(token.start, token.end))) findings.push(found('warning', token));
    } else {
      findings.push(...outside(text, tokens, index));
    }
  }
  return findings;
};

function inText({ text, facts }: CheckedStatement, token: Token): readonly Finding[] {
  const written = text.slice(token.start, token.end);
  const matches = (pattern: RegExp, severity: FindingSeverity) =>
    [...first(written.matchAll(pattern), MOST_FINDINGS + 1)].map(({ 0: { length }, index }) =>
      found(severity, { start: token.start + index, end: token.start + index + length }),
    );
  const keys = [facts?.ownKey ?? '', ...(facts?.clusterKeys ?? []).map(({ key }) => key)].join().toLowerCase();
  const isReal = ({ start, end }: Finding) => keys.includes(text.slice(start, end).toLowerCase());
  return [
    ...matches(plain, 'error'),
    ...matches(probable, 'warning'),
    ...matches(hosts, 'information').filter((one) => !isReal(one)),
  ];
}

/** `<name>`, `${name}` and `...` as tokens, where no value stands before them. */
function outside(text: string, tokens: readonly Token[], index: number): readonly Finding[] {
  const token = tokens[index];
  if (!token) return [];
  const sign = text[token.start] ?? '';
  if (sign === '\u2026') return [found('error', token)];
  if (sign !== '<' && sign !== '.' && sign !== '{') return [];
  const before = tokens[index - 1];
  const isBehindDollar = before?.end === token.start && text.slice(before.start, before.end) === '$';
  const start = sign === '{' && isBehindDollar ? before.start : token.start;
  const earlier = sign === '{' ? tokens[index - 2] : before;
  if (sign === '{' && !isBehindDollar) return [];
  if (sign === '<' && earlier && isValue(text, earlier)) return [];
  const [match] = text.slice(start, start + 110).matchAll(plain);
  if (match?.index !== 0) return [];
  return [found('error', { start, end: start + match[0].length })];
}

function found(severity: FindingSeverity, { start, end }: { readonly start: number; readonly end: number }): Finding {
  const message =
    severity === 'error'
      ? t('This stands for something that is still to be filled in.')
      : t('This looks like something that is still to be filled in.');
  return finding('placeholder', severity, { start, end }, message);
}
