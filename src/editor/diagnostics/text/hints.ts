/** Hints to the optimizer: where the server takes none, keys that it does not know, and the semicolon that a hint swallows. */
import { t } from '@vscode/l10n';
import { findHint, hints as known } from '../../../splice/hints';
import { readHints, type HintKey, type PlacedHint } from '../../../sql/hints';
import { isSignificant } from '../../../sql/lexer';
import { nearNames } from '../calls/nearNames';
import type { StatementCheck } from '../check';
import { finding, replacing, type Finding } from '../finding';

const keys = known.map(({ key }) => key);

export const hints: StatementCheck = ({ text, tokens }) => {
  const first = tokens.find(isSignificant);
  const isQuery = /^(?:SELECT|VALUES|WITH|CALL|SET)$/i.test(first ? text.slice(first.start, first.end) : '');
  return readHints(text, tokens).flatMap((hint) => {
    const swallowed = semicolon(text, hint);
    if (swallowed) return [swallowed];
    // INSERT and DELETE take hints of their own, which nobody has listed.
    if (!isQuery) return [];
    return hint.isInFrom ? hint.keys.flatMap(unknownKey) : [misplaced(hint)];
  });
};

function semicolon(text: string, { start, end }: PlacedHint): Finding | undefined {
  const at = text.slice(start, end).indexOf(';');
  if (at < 0) return undefined;
  const span = { start: start + at, end };
  const isLast = /^;\s*$/.test(text.slice(span.start, end));
  const message = t(
    'A hint goes on to the end of its line: this semicolon is part of it, and the statement does not end here. Put it on the next line.',
  );
  const fixes = isLast ? [replacing(t('Put the semicolon on the next line'), span, '\n;', true)] : [];
  return finding('hint-semicolon', 'error', span, message, fixes);
}

function misplaced(hint: PlacedHint): Finding {
  const message = t('The server takes hints in a FROM clause only, and refuses this one (42X01).');
  return finding('hint-place', 'error', hint, message);
}

function unknownKey({ name, ...span }: HintKey): readonly Finding[] {
  if (findHint(name)) return [];
  const near = nearNames(name, keys);
  const message = t('{0} is none of the keys of hints: {1}. The server refuses others (42Y44).', name, keys.join(', '));
  const fixes = near.map((one) => replacing(t('Write {0}', one), span, one));
  return [finding('hint-key', 'warning', span, message, fixes)];
}
