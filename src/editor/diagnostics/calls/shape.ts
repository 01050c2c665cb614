/** What keeps the server from reading a call at all: parentheses, empty arguments, text behind the end. */
import { t } from '@vscode/l10n';
import type { CallArgument } from '../../../sql/callArguments';
import { isSignificant, type Token } from '../../../sql/lexer';
import { MOST_FINDINGS, type Finding, type FindingFix } from '../finding';
import { finding, inserting, replacing, type CallCheck } from './parts';
import type { SpliceCall } from './spliceCall';

export const shape: CallCheck = (call) => {
  const { malformed } = call.call;
  if (malformed === undefined || call.statement.unterminated !== undefined) return [];
  switch (malformed) {
    case 'name':
      return nameless(call);
    case 'parentheses':
      return [withoutParentheses(call)];
    case 'unclosed':
      return [unclosed(call)];
    case 'empty-argument':
      return emptyArguments(call);
    case 'trailing-text':
      return trailingText(call);
  }
};

/** A name of three parts, in contrast, is nothing that we could judge. */
function nameless({ procedure, statement, call }: SpliceCall): readonly Finding[] {
  const next = statement.tokens.find((token) => isSignificant(token) && token.start >= procedure.end);
  if (call.schema || next === undefined || textOf(statement.text, next) !== '.') return [];
  const message = t('The name of the procedure is missing behind {0}.', `${procedure.name}.`);
  return [finding('procedure-missing', 'error', { start: procedure.start, end: next.end }, message)];
}

function withoutParentheses({ procedure, statement, forms }: SpliceCall): Finding {
  const rest = behind(statement.tokens, procedure.end);
  const [first] = rest;
  const last = rest.at(-1);
  const message = t('The server wants parentheses behind {0}, even without arguments.', procedure.name);
  const fixes: FindingFix[] = [];
  if (!first || !last) {
    const isComplete = forms.some(({ parameters }) => parameters.length === 0);
    fixes.push(inserting(t('Write ()'), procedure.end, '()', isComplete));
  } else if (!'(){}'.includes(textOf(statement.text, first)) && !isClosing(statement.text, last)) {
    fixes.push({
      title: t('Put the arguments in parentheses'),
      edits: [
        { start: procedure.end, end: first.start, text: '(' },
        { start: last.end, end: last.end, text: ')' },
      ],
      isPreferred: false,
    });
  } else if (textOf(statement.text, first) === '}') {
    fixes.push(inserting(t('Write ()'), procedure.end, '()', true));
  }
  return finding('call-parentheses', 'error', procedure, message, fixes);
}

function unclosed({ call, statement, procedure }: SpliceCall): Finding {
  const { text, tokens } = statement;
  const all = tokens.filter(isSignificant);
  const last = all.at(-1);
  const isBraced = text.startsWith('{', all[0]?.start);
  const hasBrace = isBraced && last !== undefined && textOf(text, last) === '}';
  if (call.close !== undefined) {
    const at = last?.end ?? text.length;
    const message = t('The closing brace is missing.');
    const end = all[0]?.end ?? 0;
    return finding('call-unclosed', 'error', { start: end - 1, end }, message, [
      inserting(t('Write }'), at, '}', true),
    ]);
  }
  const open = call.open ?? procedure.end;
  const inside = all.filter(({ start }) => start >= open);
  const signs = inside.map((token) => textOf(text, token));
  const depth = 1 + signs.filter((sign) => sign === '(').length - signs.filter((sign) => sign === ')').length;
  const at = hasBrace ? last.start : (last?.end ?? text.length);
  const missing = ')'.repeat(depth) + (isBraced && !hasBrace ? '}' : '');
  const message = t('The closing parenthesis is missing.');
  return finding('call-unclosed', 'error', { start: open - 1, end: open }, message, [
    inserting(t('Write {0}', missing), at, missing, true),
  ]);
}

/** One comma belongs to each empty argument: the one before it, or the one behind where nothing stands before. */
function emptyArguments({ call, forms }: SpliceCall): readonly Finding[] {
  const given = call.arguments;
  const filled = given.filter((one) => !isEmpty(one)).length;
  const isRight = forms.some(({ parameters }) => parameters.length === filled);
  const firstFilled = given.findIndex((one) => !isEmpty(one));
  const findings: Finding[] = [];
  for (const [index, argument] of given.entries()) {
    if (findings.length > MOST_FINDINGS) break;
    if (!isEmpty(argument)) continue;
    const isLeading = firstFilled < 0 || index < firstFilled;
    const span = isLeading
      ? { start: argument.start, end: given[index + 1]?.start ?? argument.start }
      : { start: given[index - 1]?.end ?? argument.start, end: argument.start };
    if (span.end <= span.start) continue;
    const fix = replacing(t('Remove the comma'), span, '', isRight);
    const message = t('An argument is missing here, or a comma is too many.');
    findings.push(finding('argument-empty', 'error', span, message, [fix]));
  }
  return findings;
}

function trailingText({ call, statement }: SpliceCall): readonly Finding[] {
  const { text, tokens } = statement;
  const rest = behind(tokens, (call.close ?? 0) + 1);
  const [first] = rest;
  const last = rest.at(-1);
  if (!first || !last) return [];
  const end = (call.close ?? 0) + 1;
  const span = { start: first.start, end: last.end };
  const isOnNextLine = /[\r\n]/.test(text.slice(end, first.start));
  if (isOnNextLine && first.kind === 'word') {
    return [
      finding('call-trailing-text', 'error', span, t('A semicolon is missing between this and the call above.'), [
        inserting(t('Write the semicolon'), end, ';', true),
      ]),
    ];
  }
  const isOnlyClosing = rest.every((token) => textOf(text, token) === ')');
  return [
    finding('call-trailing-text', 'error', span, t('Nothing may follow the closing parenthesis of a call.'), [
      replacing(t('Remove what follows'), { start: end, end: last.end }, '', isOnlyClosing),
    ]),
  ];
}

function behind(tokens: readonly Token[], offset: number): readonly Token[] {
  return tokens.filter((token) => isSignificant(token) && token.start >= offset);
}

function isEmpty({ start, end }: CallArgument): boolean {
  return start === end;
}

function isClosing(text: string, token: Token): boolean {
  return ')}'.includes(textOf(text, token));
}

function textOf(text: string, { start, end }: Token): string {
  return text.slice(start, end);
}
