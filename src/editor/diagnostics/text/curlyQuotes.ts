/** Curly quotes from a web page or a word processor, where straight ones are meant. Within a text they are data. */
import { t } from '@vscode/l10n';
import { isLineEnd } from '../../../sql/characters';
import type { CheckedStatement, StatementCheck } from '../check';
import { finding, MOST_FINDINGS, type Finding, type Span } from '../finding';

/** Quotation marks of several languages, primes, the acute accent, and the wide apostrophe. */
const single = new Set('\u2018\u2019\u201A\u201B\u2032\u2039\u203A\u00B4\uFF07');
const double = new Set('\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB\uFF02');
/** Apostrophes that are letters: to the server they are a part of the name that they touch. */
const letters = new Set('\u02BB\u02BC\u02BD');

/** Two that belong together on a line are one finding. */
export const curlyQuotes: StatementCheck = (statement) => {
  const { text } = statement;
  const quotes = quotesOf(statement);
  const findings: Finding[] = [];
  for (let index = 0; index < quotes.length && findings.length <= MOST_FINDINGS; index += 1) {
    const [first, second] = [quotes[index], quotes[index + 1]];
    if (!first) break;
    const isPair = second !== undefined && closes(text, first, second);
    if (isPair) index += 1;
    else if (letters.has(text[first.start] ?? '')) continue;
    findings.push(found(text, isPair ? [first, second] : [first]));
  }
  return findings;
};

/** Letters count where they begin or end a name of a call; back quotes in a call stand around texts, elsewhere around names. */
function quotesOf({ text, tokens, call }: CheckedStatement): readonly Span[] {
  return tokens.flatMap(({ kind, start, end }) => {
    const isQuote = straightFor(text[start]) !== undefined || (text[start] === '`' && call !== undefined);
    if (kind === 'unknown') return isQuote ? [{ start, end }] : [];
    if (kind !== 'word' || call === undefined) return [];
    const ends = end - start > 1 ? [start, end - 1] : [start];
    return ends.filter((at) => letters.has(text[at] ?? '')).map((at) => ({ start: at, end: at + 1 }));
  });
}

/** The straight quote that is meant; undefined for any other character. */
export function straightFor(character = ''): "'" | '"' | undefined {
  if (single.has(character) || letters.has(character)) return "'";
  return double.has(character) ? '"' : undefined;
}

function closes(text: string, first: Span, second: Span): boolean {
  if (meantBy(text, first) !== meantBy(text, second)) return false;
  for (let at = first.end; at < second.start; at += 1) if (isLineEnd(text.charCodeAt(at))) return false;
  return true;
}

/** Of a quote that was found: back quotes, too. */
function meantBy(text: string, { start }: Span): string {
  return straightFor(text[start]) ?? "'";
}

function found(text: string, quotes: readonly Span[]): Finding {
  const edits = quotes.map((quote) => ({ ...quote, text: meantBy(text, quote) }));
  const span = { start: quotes[0]?.start ?? 0, end: quotes.at(-1)?.end ?? 0 };
  const message = t(
    'The server does not know curly quotes: texts stand in straight single ones, names in straight double ones.',
  );
  const title = quotes.length === 1 ? t('Make the quote straight') : t('Make the quotes straight');
  return finding('curly-quote', 'error', span, message, [{ title, edits, isPreferred: true }]);
}
