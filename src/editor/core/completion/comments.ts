/** Offers directives behind `-- @`, clusters behind `@cluster`, and the optimizer's keys in a hint. */
import { t } from '@vscode/l10n';
import { directiveWords, type DirectiveWord } from '../../../sql/directives';
import type { Token } from '../../../sql/lexer';
import { findHint, hints } from '../../../splice/hints';
import { plain } from '../../../ui/markdown';
import { directiveText } from '../directives';
import type { CompletionRequest } from '../request';
import type { Offer, Offers } from './item';

/** Inside a line comment. Undefined in an ordinary one. */
export function directiveOffers(token: Token, request: CompletionRequest): Offers | undefined {
  const { offset, script } = request;
  const written = script.text.slice(token.start, offset);
  const name = /^--[ \t]*(@[\w-]*)$/.exec(written)?.[1];
  if (name !== undefined) {
    const rest = /^[\w-]*/.exec(script.text.slice(offset, token.end))?.[0] ?? '';
    return { offers: directiveWords.map(directiveOffer), start: offset - name.length, end: offset + rest.length };
  }
  const cluster = /^--[ \t]*@cluster(?:[ \t]*:[ \t]*|[ \t]+)(.*)$/i.exec(written)?.[1];
  if (cluster === undefined) return undefined;
  const offers = request.clusterNames.map((label): Offer => ({ label, kind: 'cluster', insert: label }));
  return { offers, start: offset - cluster.length, end: token.end };
}

function directiveOffer(name: DirectiveWord): Offer {
  const known = directiveText(name);
  return {
    label: `@${name}`,
    kind: 'keyword',
    insert: `@${name}${known?.argument ?? ''}`,
    isSnippet: true,
    ...(known && { detail: known.usage, documentation: () => plain(known.purpose) }),
  };
}

/** Keys, or behind `key=` its values. */
export function hintOffers(token: Token, { script, offset }: CompletionRequest): Offers | undefined {
  const written = script.text.slice(token.start, offset);
  const match = /^-- *splice-properties\b(?:[^=]*=[^,]*,)*[ \t]*(?:(\w+)[ \t]*=[ \t]*)?(\w*)$/i.exec(written);
  if (!match || /^-- *splice-properties$/i.test(written)) return undefined;
  const [, key, typed = ''] = match;
  const behind = script.text.slice(offset, token.end);
  const rest = /^\w*/.exec(behind)?.[0] ?? '';
  const place = { start: offset - typed.length, end: offset + rest.length };
  if (key === undefined) {
    const sign = /^\w*[ \t]*=/.test(behind) ? '' : '=';
    const offers = hints.map((hint): Offer => ({
      label: hint.key,
      kind: 'keyword',
      insert: `${hint.key}${sign}`,
      detail: hint.values.join(', '),
      documentation: () => plain(t(hint.description)),
    }));
    return { offers, ...place };
  }
  const values = findHint(key)?.values ?? [];
  return { offers: values.map((label): Offer => ({ label, kind: 'value', insert: label })), ...place };
}
