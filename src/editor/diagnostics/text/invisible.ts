/** Characters that cannot be seen, or that only look like a blank: they come from copying, and the server refuses them. */
import { t } from '@vscode/l10n';
import type { Token } from '../../../sql/lexer';
import type { StatementCheck } from '../check';
import { finding, first, MOST_FINDINGS, replacing, type Finding, type Span } from '../finding';
import { callsSplice } from './spliceText';

/** Wide, narrow and no-break blanks, and what ends a line elsewhere. */
const blanks = /[\u000B\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/;
/** Joiners, marks of direction, soft hyphens and byte-order marks: without any width. */
const widthless = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/;
const inTexts = new RegExp(`(?:${blanks.source}|${widthless.source})+`, 'g');

/** Those that touch are one finding. Within the texts of a call a person may have meant them. */
export const invisibleCharacters: StatementCheck = (statement) => {
  const { text, tokens } = statement;
  const findings: Finding[] = [];
  let run: { start: number; end: number } | undefined;
  for (const token of tokens) {
    if (findings.length > MOST_FINDINGS) break;
    if (isInvisible(text, token)) {
      if (run?.end === token.start) run.end = token.end;
      else {
        if (run) findings.push(refused(text, run));
        run = { start: token.start, end: token.end };
      }
    } else if (token.kind === 'string' && callsSplice(statement)) findings.push(...doubtful(text, token));
  }
  if (run) findings.push(refused(text, run));
  return findings;
};

/** A token that is such a character. */
export function isInvisible(text: string, { kind, start }: Token): boolean {
  const character = text[start] ?? '';
  return kind === 'unknown' && (blanks.test(character) || widthless.test(character));
}

function refused(text: string, span: Span): Finding {
  const characters = text.slice(span.start, span.end);
  const isBlank = blanks.test(characters);
  const message = isBlank
    ? t('{0} looks like a blank, but the server refuses it. It comes from copying.', codePoints(characters))
    : t('{0} cannot be seen, and the server refuses it. It comes from copying.', codePoints(characters));
  const fix = isBlank
    ? replacing(t('Put an ordinary blank'), span, ' ', true)
    : replacing(t('Remove what cannot be seen'), span, '', true);
  return finding('invisible-character', 'error', span, message, [fix]);
}

function doubtful(text: string, token: Token): readonly Finding[] {
  const written = text.slice(token.start, token.end);
  return [...first(written.matchAll(inTexts), MOST_FINDINGS + 1)].map(({ 0: characters, index }) => {
    const start = token.start + index;
    const span = { start, end: start + characters.length };
    const message = t('This text holds {0}, which nobody sees and nothing matches.', codePoints(characters));
    const fix = blanks.test(characters)
      ? replacing(t('Put an ordinary blank'), span, ' ')
      : replacing(t('Remove what cannot be seen'), span, '');
    return finding('invisible-character', 'warning', span, message, [fix]);
  });
}

/** `U+00A0`, the first three. */
function codePoints(characters: string): string {
  const points = [...new Set(characters)].map(
    (one) => `U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return points.slice(0, 3).join(', ');
}
