/** What is said about the word at a place. */
import { t } from '@vscode/l10n';
import type { Token } from '../../../sql/lexer';
import { unquoteString } from '../../../sql/names';
import { callAt, mayBeSplice, nameEndingAt, namePart } from '../callAt';
import { isSign, placeAt, textOf, type Place } from '../place';
import type { EditorRequest } from '../request';
import { signatureOf } from '../signatures';
import { systemTablesIn, type UsedTable } from '../systemTableUse';
import { argumentHover } from './argument';
import { commentHover, hintHover } from './comments';
import { procedureHover } from './procedure';
import { roleWordText } from './roleWords';
import { columnHover, tableHover } from './systemTables';

/** Offsets of the text, and Markdown in which every name is escaped. */
export interface HoverText {
  readonly start: number;
  readonly end: number;
  readonly markdown: string;
}

export function hoverAt(request: EditorRequest): HoverText | undefined {
  const { script, base } = request.script.around(request.offset);
  const found = hoverIn({ ...request, script, offset: request.offset - base });
  return found && { ...found, start: found.start + base, end: found.end + base };
}

function hoverIn(request: EditorRequest): HoverText | undefined {
  const place = placeAt(request.script, request.offset);
  const { text } = place;
  const at = tokenMeant(place);
  switch (at?.kind) {
    case 'line-comment':
    case 'block-comment':
      return commentHover(text, at, request);
    case 'hint':
      return hintHover(text, at, request.offset);
    case 'word':
    case 'quoted-name':
      return nameHover(place, at, request) ?? valueHover(place, at, request);
    case 'string':
    case 'number':
      return valueHover(place, at, request);
    case 'operator':
    case 'blank':
    case 'unknown':
    case undefined:
      return undefined;
  }
}

/** A cursor right behind a word or a comment means it. */
function tokenMeant({ at, before }: Place): Token | undefined {
  const isNothing = at === undefined || at.kind === 'blank' || at.kind === 'operator';
  return isNothing && before && before.kind !== 'blank' ? before : at;
}

function nameHover(place: Place, token: Token, request: EditorRequest): HoverText | undefined {
  const { text, tokens } = place;
  const index = tokens.indexOf(token);
  const { start, end } = token;
  const name = nameEndingAt(text, tokens, index);
  if (!name) return undefined;
  if (mayBeSplice(name)) {
    const signature = signatureOf(name.name, request.facts);
    if (signature) return { start, end, markdown: procedureHover(signature, request.facts) };
  }
  if (isVariable(text, tokens, index)) {
    return request.atHome ? { start, end, markdown: t('The value that a -- @let directive kept.') } : undefined;
  }
  return systemTableHover(place, token, index, request);
}

function systemTableHover(
  { text, tokens }: Place,
  token: Token,
  index: number,
  request: EditorRequest,
): HoverText | undefined {
  const used = systemTablesIn(text, tokens);
  if (used.length === 0) return undefined;
  const { start, end } = token;
  const table = used.find((one) => one.start === start);
  const release = request.facts?.release;
  if (table) return { start, end, markdown: tableHover(table.table, release) };
  const markdown = columnHover(namePart(text, token) ?? '', tablesMeant(used, text, tokens, index), release);
  return markdown === undefined ? undefined : { start, end, markdown };
}

/** With `alias.` before the name that table alone, otherwise all of the statement's. */
function tablesMeant(used: readonly UsedTable[], text: string, tokens: readonly Token[], index: number) {
  if (!isSign(text, tokens[index - 1], '.')) return used.map(({ table }) => table);
  const alias = namePart(text, tokens[index - 2]);
  return used.filter((one) => one.alias === alias || one.table.name === alias).map(({ table }) => table);
}

function isVariable(text: string, tokens: readonly Token[], index: number): boolean {
  const colon = tokens[index - 1];
  return isSign(text, colon, ':') && colon?.end === tokens[index]?.start;
}

function valueHover({ text, tokens }: Place, token: Token, request: EditorRequest): HoverText | undefined {
  const call = callAt(text, tokens, token.start);
  const signature = call && signatureOf(call.name, request.facts);
  const markdown =
    call && signature
      ? argumentHover({ text, tokens, call, signature, token, facts: request.facts })
      : request.atHome && roleText(text, token);
  return markdown ? { start: token.start, end: token.end, markdown } : undefined;
}

function roleText(text: string, token: Token): string | undefined {
  return token.kind === 'string' ? roleWordText(unquoteString(textOf(text, token))) : undefined;
}
