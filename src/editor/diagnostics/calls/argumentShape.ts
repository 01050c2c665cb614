/** Arguments that the server cannot read: texts without their quotes, named arguments, queries. */
import { t } from '@vscode/l10n';
import { parseClusterKey } from '../../../splice/clusterKey';
import { isSignificant, type Token } from '../../../sql/lexer';
import { unquoteName } from '../../../sql/names';
import type { Finding } from '../finding';
import { finding, quoted, replacing, type CallCheck } from './parts';
import { givenArguments, type GivenArgument, type SpliceCall } from './spliceCall';

/** Words that are values by themselves. */
const valueWord = /^(CURRENT|LOCAL|SESSION|SYSTEM|USER)/i;

export const argumentShape: CallCheck = (call) => {
  const { tokens } = call.statement;
  return givenArguments(call).flatMap((given) => {
    const { argument } = given;
    if (argument.kind !== 'expression') return [];
    const inside = tokens.filter((token) => isInside(token, argument) && isSignificant(token));
    return named(call, given, inside) ?? query(call, given, inside) ?? unquoted(call, given, inside) ?? [];
  });
};

function isInside({ start, end }: Token, place: { readonly start: number; readonly end: number }): boolean {
  return start >= place.start && end <= place.end;
}

/** `peerId => 1` */
function named(
  call: SpliceCall,
  { argument, parameter }: GivenArgument,
  inside: readonly Token[],
): readonly Finding[] | undefined {
  const [name, equals, greater, value] = inside;
  if (!name || !equals || !greater || !value || name.kind !== 'word') return undefined;
  if (textOf(call, equals) !== '=' || textOf(call, greater) !== '>') return undefined;
  const isInPlace = textOf(call, name).toUpperCase() === parameter.name.toUpperCase();
  const message = t('The server knows no arguments by name: their order alone tells.');
  return [
    finding('argument-named', 'error', argument, message, [
      replacing(t('Remove the name'), { start: name.start, end: value.start }, '', isInPlace),
    ]),
  ];
}

function query(
  call: SpliceCall,
  { argument }: GivenArgument,
  inside: readonly Token[],
): readonly Finding[] | undefined {
  const isQuery = inside.some((token, index) => {
    const before = inside[index - 1];
    return isWord(call, token, 'SELECT') && before !== undefined && textOf(call, before) === '(';
  });
  if (!isQuery) return undefined;
  const message = t(
    'A query as an argument makes the call fail. Read the value first, in a script with {0}.',
    '-- @let',
  );
  return [finding('argument-query', 'error', argument, message)];
}

/** A single word or name in double quotes is taken for a column, and paths and keys are no expressions at all. */
function unquoted(call: SpliceCall, given: GivenArgument, inside: readonly Token[]): readonly Finding[] | undefined {
  const { argument, parameter } = given;
  const written = call.statement.text.slice(argument.start, argument.end);
  const [only, ...more] = inside;
  const isText = /^VARCHAR/i.test(parameter.type);
  if (only && more.length === 0) {
    if (only.kind === 'word' && !valueWord.test(written)) {
      const isName = parameter.name === 'schemaName' || parameter.name === 'tableName';
      return [columnFound(given, isText ? (isName ? written.toUpperCase() : written) : undefined)];
    }
    return only.kind === 'quoted-name' ? [columnFound(given, isText ? unquoteName(written) : undefined)] : undefined;
  }
  const isKey = parameter.name === 'clusterKey' && 'key' in parseClusterKey(written);
  const isPath = parameter.name === 'directory' && /^([a-z]\w*:\/\/|\/)[\w.:/-]+$/i.test(written);
  if (!isKey && !isPath) return undefined;
  const fixes = [replacing(t('Put it in quotes'), argument, quoted(written), true)];
  return [finding('argument-unquoted', 'error', argument, t('A text stands in straight single quotes.'), fixes)];
}

function columnFound({ argument }: GivenArgument, value: string | undefined): Finding {
  const message = t('The server takes this for a column. A text stands in straight single quotes.');
  const fixes = value === undefined ? [] : [replacing(t('Put it in quotes'), argument, quoted(value), true)];
  return finding('argument-unquoted', 'error', argument, message, fixes);
}

function isWord(call: SpliceCall, token: Token, word: string): boolean {
  return token.kind === 'word' && textOf(call, token).toUpperCase() === word;
}

function textOf({ statement }: SpliceCall, { start, end }: Token): string {
  return statement.text.slice(start, end);
}
