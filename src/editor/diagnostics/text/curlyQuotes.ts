/** Curly quotes from a web page or a word processor, where straight ones are meant. Within a text they are data. */
import { t } from '@vscode/l10n';
import { isLineEnd } from '../../../sql/characters';
import type { Token } from '../../../sql/lexer';
import type { StatementCheck } from '../check';
import { finding, MOST_FINDINGS, type Finding } from '../finding';

/** Quotation marks of several languages, primes, and the acute accent. */
const single = new Set('\u2018\u2019\u201A\u201B\u2032\u00B4');
const double = new Set('\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB');

/** Two that belong together on a line are one finding. */
export const curlyQuotes: StatementCheck = ({ text, tokens }) => {
  const quotes = tokens.filter(({ kind, start }) => kind === 'unknown' && straightFor(text[start]) !== undefined);
  const findings: Finding[] = [];
  for (let index = 0; index < quotes.length && findings.length <= MOST_FINDINGS; index += 1) {
    const [first, second] = [quotes[index], quotes[index + 1]];
    if (!first) break;
    const isPair = second !== undefined && closes(text, first, second);
    if (isPair) index += 1;
    findings.push(found(text, isPair ? [first, second] : [first]));
  }
  return findings;
};

/** The straight quote that is meant; undefined for any other character. */
export function straightFor(character = ''): "'" | '"' | undefined {
  if (single.has(character)) return "'";
  return double.has(character) ? '"' : undefined;
}

function closes(text: string, first: Token, second: Token): boolean {
  if (straightFor(text[first.start]) !== straightFor(text[second.start])) return false;
  for (let at = first.end; at < second.start; at += 1) if (isLineEnd(text.charCodeAt(at))) return false;
  return true;
}

function found(text: string, quotes: readonly Token[]): Finding {
  const edits = quotes.map(({ start, end }) => ({ start, end, text: straightFor(text[start]) ?? '' }));
  const span = { start: quotes[0]?.start ?? 0, end: quotes.at(-1)?.end ?? 0 };
  const message = t(
    'The server does not know curly quotes: texts stand in straight single ones, names in straight double ones.',
  );
  const title = quotes.length === 1 ? t('Make the quote straight') : t('Make the quotes straight');
  return finding('curly-quote', 'error', span, message, [{ title, edits, isPreferred: true }]);
}
