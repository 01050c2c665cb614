/** What is offered at a place in a script. */
import { foldName } from '../../../sql/names';
import type { Token } from '../../../sql/lexer';
import { callAt, namePart } from '../callAt';
import { variablesBefore } from '../directives';
import { isSign, isWord, placeAt, textOf, type Place } from '../place';
import type { CompletionRequest, LocalRequest } from '../request';
import { signatureOf } from '../signatures';
import { systemTablesIn } from '../systemTableUse';
import { argumentOffers } from './arguments';
import { directiveOffers, hintOffers } from './comments';
import { snippetPrefix, type Offer, type Offers } from './item';
import { procedureOffers, type ProcedureOfferStyle } from './procedures';
import { scriptOffers, snippetHint } from './scripts';
import { columnOffers, tableOffers } from './systemTables';

export function completionsAt(request: CompletionRequest): Offers | undefined {
  const { script, base } = request.script.around(request.offset);
  const variables = () => variablesBefore(request.script, request.offset);
  const found = completionsIn({ ...request, script, offset: request.offset - base, variables });
  return found && { ...found, start: found.start + base, end: found.end + base };
}

function completionsIn(request: LocalRequest): Offers | undefined {
  const place = placeAt(request.script, request.offset);
  const { before, offset } = place;
  switch (before?.kind) {
    case 'line-comment':
      return request.atHome || request.script.text.startsWith('-- @', before.start)
        ? directiveOffers(before, request)
        : undefined;
    case 'hint':
      return hintOffers(before, request);
    case 'block-comment':
      if (offset < before.end || before.unterminated) return undefined;
      return behind(place, undefined, request);
    case 'string':
      return insideString(place, before, request);
    case 'quoted-name':
    case 'number':
    case 'unknown':
      return undefined;
    case 'word':
      return behind(place, before, request);
    case 'operator':
    case 'blank':
    case undefined:
      return behind(place, undefined, request);
  }
}

/** Behind the tokens before the word that is being typed. */
function behind(place: Place, typed: Token | undefined, request: LocalRequest): Offers | undefined {
  const { text, offset } = place;
  const from = snippetStart(text, offset) ?? typed?.start ?? offset;
  const index = place.tokens.findLastIndex(({ end }) => end <= from);
  const range = { start: from, end: Math.max(offset, typed?.end ?? offset) };
  const qualified = qualifiedOffers(place, index, range.end, request);
  if (qualified) return { offers: qualified, ...range };
  const previous = place.tokens[index];
  if (isSign(text, previous, ':') && previous?.end === from && request.atHome) {
    return { offers: variableNames(request), ...range };
  }
  const argument = insideCall(place, textOf(text, typed), request);
  if (argument && !endsValue(text, previous)) return { ...argument, ...range };
  if (request.atHome) return { offers: freeOffers(place, index, range.end, request), ...range };
  return place.tokens[index] || request.isUnasked ? undefined : foreignOffers(place, range, request);
}

/** True where an operator, a comma or a parenthesis follows, and no other value. */
function endsValue(text: string, token: Token | undefined): boolean {
  return token?.kind !== 'operator' || isSign(text, token, ')') || isSign(text, token, '?');
}

/** Where the word begins that asks for a snippet, dashes included: `splice-add-p`. */
function snippetStart(text: string, offset: number): number | undefined {
  const word = /(?<![\w-])splice(?:-\w+)*-?$/i.exec(text.slice(Math.max(0, offset - LONGEST_PREFIX), offset))?.[0];
  return word?.includes('-') ? offset - word.length : undefined;
}

const LONGEST_PREFIX = 100;

/** Where a statement begins in SQL that has nothing of Splice, or in a file that has nothing at all. */
function foreignOffers(
  { text, offset }: Place,
  range: Pick<Offers, 'start' | 'end'>,
  request: LocalRequest,
): Offers | undefined {
  const written = text.slice(range.start, offset).toLowerCase();
  if (/^splice(-|$)/.test(written)) return { offers: snippetOffers(text, range.end, request), ...range };
  const isBegun = written === '' ? request.script.text.trim() === '' : snippetPrefix.startsWith(written);
  return isBegun ? { offers: [snippetHint()], isIncomplete: true, ...range } : undefined;
}

function snippetOffers(text: string, end: number, request: CompletionRequest): readonly Offer[] {
  const calls = procedureOffers(request.facts, { ...style(text, end), prefix: 'CALL SYSCS_UTIL.', withOthers: false });
  return [...calls, ...scriptOffers(request)];
}

/** Behind a dot; undefined elsewhere, and where nothing is known of what stands before the dot. */
function qualifiedOffers(
  { text, tokens }: Place,
  index: number,
  end: number,
  { facts }: CompletionRequest,
): readonly Offer[] | undefined {
  if (!isSign(text, tokens[index], '.')) return undefined;
  const owner = namePart(text, tokens[index - 1]);
  if (owner === 'SYSCS_UTIL') return procedureOffers(facts, { ...style(text, end), prefix: '', withOthers: true });
  if (owner === 'SYS') return tableOffers(facts, '');
  const tables = systemTablesIn(text, tokens).filter(({ alias, table }) => alias === owner || table.name === owner);
  return columnOffers(
    tables.map(({ table }) => table),
    facts,
  );
}

function style(text: string, end: number): Pick<ProcedureOfferStyle, 'withArguments'> {
  return { withArguments: !/^[ \t]*\(/.test(text.slice(end, end + 20)) };
}

function insideCall(place: Place, typed: string, request: LocalRequest) {
  const { text, tokens, offset } = place;
  const call = callAt(text, tokens, offset);
  const signature = call && signatureOf(call.name, request.facts);
  if (!call || !signature) return undefined;
  const { offers, isIncomplete } = argumentOffers({ request, place, call, signature, typed });
  return { offers, ...(isIncomplete && { isIncomplete: true as const }) };
}

/** Replaces the whole literal, its quotes included. */
function insideString(place: Place, token: Token, request: LocalRequest): Offers | undefined {
  const { text, offset } = place;
  const isClosed = !token.unterminated;
  if (isClosed && offset === token.end) return undefined;
  const argument = insideCall(place, text.slice(token.start + 1, offset), request);
  if (!argument || text.slice(token.start, offset).includes('\n')) return undefined;
  const whole = text.slice(token.start, token.end);
  const offers = argument.offers
    .filter(({ insert }) => insert.startsWith("'"))
    .map((offer): Offer => ({ ...offer, filter: offer.insert }));
  const end = isClosed && !/[\r\n]/.test(whole) ? token.end : offset;
  return { ...argument, offers, start: token.start, end };
}

function variableNames({ variables }: LocalRequest): readonly Offer[] {
  return variables().map((name) => ({ label: name, kind: 'variable', insert: name }));
}

const beforeTables = new Set(['FROM', 'JOIN']);
const beforeColumns = new Set(['SELECT', 'DISTINCT', 'WHERE', 'AND', 'OR', 'ON', 'BY', 'NOT', 'HAVING']);
const columnSigns = new Set([',', '(', '=', '<', '>', '<=', '>=', '<>', '!=', '+', '-', '||']);

/** Where a statement, a procedure, a table or a column may begin. */
function freeOffers({ text, tokens }: Place, index: number, end: number, request: CompletionRequest): readonly Offer[] {
  const { facts, isUnasked } = request;
  const previous = tokens[index];
  if (isUnasked && !isWord(text, previous, 'CALL')) return [];
  if (!previous) return snippetOffers(text, end, request);
  if (isWord(text, previous, 'CALL')) {
    return procedureOffers(facts, { ...style(text, end), prefix: 'SYSCS_UTIL.', withOthers: false });
  }
  const word = previous.kind === 'word' ? foldName(textOf(text, previous)) : '';
  if (beforeTables.has(word)) return tableOffers(facts, 'SYS.');
  const isColumn = beforeColumns.has(word) || (previous.kind === 'operator' && columnSigns.has(textOf(text, previous)));
  if (!isColumn) return [];
  return columnOffers(
    systemTablesIn(text, tokens).map(({ table }) => table),
    facts,
  );
}
