/** Signs that the server's lexer does not know, such as those in which other databases put names. Within a text they are data. */
import { t } from '@vscode/l10n';
import type { StatementCheck } from '../check';
import { finding, MOST_FINDINGS, type Finding } from '../finding';
import { straightFor } from './curlyQuotes';
import { isInvisible } from './invisible';

export const refusedCharacters: StatementCheck = ({ text, tokens }) => {
  const findings: Finding[] = [];
  for (const token of tokens) {
    if (findings.length > MOST_FINDINGS) break;
    if (token.kind !== 'unknown' || isInvisible(text, token) || straightFor(text[token.start]) !== undefined) continue;
    findings.push(finding('refused-character', 'error', token, messageFor(text.slice(token.start, token.end))));
  }
  return findings;
};

function messageFor(character: string): string {
  if ('`[]'.includes(character)) {
    return t('The server does not know {0}: names stand in straight double quotes, or in none.', character);
  }
  return t('The server does not know {0} outside of texts and names in quotes.', character);
}
