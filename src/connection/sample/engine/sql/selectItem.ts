/** What one item of a select list is called, and its type where the text tells it. */
import { parseType, type DataType } from '../types';
import { isName, nameIn, typeText, type Piece } from './pieces';
import { OPERATOR_WORDS, TRUTH_WORDS, VALUE_WORDS } from './words';

/** `written` when the text itself gives the name, or is a `*`; otherwise the name must be added. */
export function nameOfItem(item: readonly Piece[], position: number): { name: string; written: boolean } {
  const last = item.at(-1);
  const before = item.at(-2);
  if (last?.text === '*' && (item.length === 1 || before?.text === '.')) return { name: '*', written: true };
  if (isColumn(item) && last) return { name: nameIn(last), written: false };
  const isAlias = isName(last) && item.length > 1 && before?.text !== '.' && !isOperator(before) && !isValue(last);
  return isAlias ? { name: nameIn(last), written: true } : { name: String(position), written: false };
}

/** COUNT, CAST and what begins like a truth value tell theirs; of other expressions the values must. */
export function typeOfItem(item: readonly Piece[]): DataType | undefined {
  const [first, second] = item;
  if (first?.kind === 'word' && TRUTH_WORDS.has(first.upper)) return { name: 'BOOLEAN', kind: 'boolean' };
  if (second?.text !== '(' || first?.kind !== 'word') return undefined;
  const close = closingOf(item, 1);
  const rest = item.slice(close + 1);
  if (rest.some((piece) => piece.kind === 'operator')) return undefined;
  if (first.upper === 'COUNT') return { name: 'BIGINT', kind: 'bigint' };
  if (first.upper !== 'CAST') return undefined;
  const as = item.findLastIndex((piece, at) => at < close && piece.kind === 'word' && piece.upper === 'AS');
  return parseType(typeText(item.slice(as + 1, close)));
}

function closingOf(item: readonly Piece[], open: number): number {
  let depth = 0;
  return item.findIndex((piece, at) => {
    if (at < open) return false;
    if (piece.text === '(') depth += 1;
    if (piece.text === ')') depth -= 1;
    return depth === 0;
  });
}

/** `A`, `T.A` or `S.T.A`. */
function isColumn(item: readonly Piece[]): boolean {
  const alternates = item.every((piece, at) => (at % 2 === 0 ? isName(piece) : piece.text === '.'));
  const [first] = item;
  return alternates && item.length % 2 === 1 && !(item.length === 1 && first && isValue(first));
}

function isOperator(piece: Piece | undefined): boolean {
  if (piece?.kind === 'operator') return piece.text !== ')' && piece.text !== '?' && piece.text !== '}';
  return piece?.kind === 'word' && OPERATOR_WORDS.has(piece.upper);
}

function isValue(piece: Piece): boolean {
  return piece.kind === 'word' && VALUE_WORDS.has(piece.upper);
}
