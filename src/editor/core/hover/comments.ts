/** Hovers inside comments: directives, hints, and the server's error codes as a person pastes them. */
import { t } from '@vscode/l10n';
import { readDirective } from '../../../sql/directives';
import type { Token } from '../../../sql/lexer';
import { findHint } from '../../../splice/hints';
import { findServerErrors, type ServerError } from '../../../splice/serverErrors';
import { code, paragraphs, plain } from '../../../ui/markdown';
import { directiveText } from '../directives';
import type { EditorRequest } from '../request';
import type { HoverText } from './hover';

export function commentHover(text: string, token: Token, request: EditorRequest): HoverText | undefined {
  const directive = token.kind === 'line-comment' ? directiveHover(text, token, request.offset) : undefined;
  if (directive || !request.atHome) return directive;
  const word = wordAt(text, token, request.offset);
  const markdown = word && errorsText(word.text);
  return markdown ? { start: word.start, end: word.end, markdown } : undefined;
}

/** The key at the place, or what hints are for. */
export function hintHover(text: string, token: Token, offset: number): HoverText | undefined {
  const word = wordAt(text, token, offset);
  if (!word) return undefined;
  const place = { start: word.start, end: word.end };
  if (/^splice-properties$/i.test(word.text)) {
    return { ...place, markdown: plain(t('Hints for the optimizer, in a FROM clause, up to the end of the line.')) };
  }
  const hint = findHint(word.text);
  if (!hint) return undefined;
  const where = hint.place === 'from' ? t('Stands behind the word FROM.') : t('Stands behind a table.');
  const values = hint.values.map((value) => code(value)).join(', ');
  return { ...place, markdown: paragraphs(code(hint.key), plain(t(hint.description)), plain(where), values) };
}

/** Markdown for a code such as `BR012` or `RPL00`; undefined for any other word. */
export function errorsText(word: string): string | undefined {
  const errors = findServerErrors(word);
  return errors.length === 0 ? undefined : paragraphs(...errors.map(errorText));
}

function errorText({ code: name, message, meaning, cure }: ServerError): string {
  const said = message === undefined ? plain(t(meaning ?? '')) : code(message);
  return `**${name}** ${said}  \n${plain(t(cure))}`;
}

function directiveHover(text: string, token: Token, offset: number): HoverText | undefined {
  const read = readDirective(text, token.start, token.end);
  if (!read) return undefined;
  const { start, end, text: marked } = (read.directive ?? read.problem).word;
  const known = directiveText(marked.slice(1));
  if (!known) return undefined;
  if (offset < start || offset > end) return undefined;
  return { start, end, markdown: paragraphs(code(known.usage), plain(known.purpose)) };
}

/** Letters, digits and dashes around the offset, within the token. */
function wordAt(text: string, token: Token, offset: number) {
  const isPart = (at: number) => at >= token.start && at < token.end && /[\w-]/.test(text[at] ?? '');
  let start = offset;
  let end = offset;
  while (isPart(start - 1)) start -= 1;
  while (isPart(end)) end += 1;
  while (text[start] === '-') start += 1;
  return start < end ? { start, end, text: text.slice(start, end) } : undefined;
}
