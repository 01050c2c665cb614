/** Turns what SQLite says of a rewritten statement into what the server would have said of the original. */
import { EngineError } from './database';
import { failureInMessage } from './functions';
import { logicalName } from './physicalName';
import {
  ambiguousColumn,
  cancelledByRequest,
  columnWithoutFrom,
  duplicateKey,
  notExposed,
  notInSample,
  nullNotAllowed,
  ServerError,
  unknownColumn,
  unknownRoutine,
  wrongValueCount,
} from './serverError';
import type { Output } from './sql/output';
import { unexpected, type Piece } from './sql/pieces';

export interface Origin {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly output?: Output;
}

export function serverErrorOf(error: unknown, origin: Origin): unknown {
  if (!(error instanceof EngineError)) return error;
  if (error.interrupted) return cancelledByRequest();
  const wrapped = failureInMessage(error.message);
  if (wrapped) return new ServerError(wrapped.sqlState, wrapped.message);
  for (const [pattern, make] of KNOWN) {
    const match = pattern.exec(error.message);
    if (match) return make(match[1] ?? '', origin);
  }
  if (/syntax error|incomplete input|unrecognized token/.test(error.message)) return syntaxErrorOf(error, origin);
  return notInSample(error.message);
}

type Maker = (found: string, origin: Origin) => ServerError;

const KNOWN: readonly (readonly [RegExp, Maker])[] = [
  [/^no such column: "?(.+?)"?(?: - should this be .*)?$/, (name, origin) => missingColumn(name, origin)],
  [/^table .+ has no column named (.+)$/, (name) => unknownColumn(name)],
  [/^misuse of (?:aggregate|window)/, () => new ServerError('42903', 'Invalid use of an aggregate function.')],
  [
    /^sub-select returns|^row value misused/,
    () => new ServerError('42X39', 'Subquery is only allowed to return a single column.'),
  ],
  [
    /^SELECTs to the left and right of (UNION|EXCEPT|INTERSECT)/,
    (operator) =>
      new ServerError(
        '42X58',
        `The number of columns on the left and right sides of the ${operator} must be the same.`,
      ),
  ],
  [/^no such table: (.+)$/, (name) => notExposed(name)],
  [
    /^no tables specified$/,
    (_, { text, pieces }) =>
      unexpected(
        text,
        pieces.find(({ text: found }) => found === '*'),
      ),
  ],
  [/^ambiguous column name: (.+)$/, (name) => ambiguousColumn(name)],
  [/^no such function: (.+)$/, (name) => unknownRoutine(name)],
  [/^wrong number of arguments to function (\w+)/, (name) => unknownRoutine(name)],
  [/^table .+ has \d+ columns but \d+ values were supplied$/, () => wrongValueCount()],
  [/^\d+ values for \d+ columns$/, () => wrongValueCount()],
  [/^all VALUES must have the same number of terms$/, () => wrongValueCount()],
  [/^UNIQUE constraint failed: ((?:.|\n)+)\.[^.]+$/, (name) => duplicateKey(shown(name.split(', ')[0] ?? name))],
  [/^NOT NULL constraint failed: (?:.|\n)+\.([^.]+)$/, (name) => nullNotAllowed(name)],
];

function missingColumn(name: string, { pieces }: Origin): ServerError {
  const hasFrom = pieces.some((piece) => piece.kind === 'word' && /^(FROM|UPDATE|INTO)$/.test(piece.upper));
  const shownName = name.replaceAll('"', '');
  return hasFrom ? unknownColumn(shownName) : columnWithoutFrom(shownName);
}

function syntaxErrorOf(error: EngineError, { text, pieces, output }: Origin): ServerError {
  const source = error.offset < 0 ? undefined : output?.sourceOf(error.offset);
  return unexpected(text, source === undefined ? undefined : pieces.find((piece) => piece.start >= source));
}

function shown(physical: string): string {
  const name = logicalName(physical.replace(/\.[^.]+$/, '')) ?? logicalName(physical);
  return name?.table ?? physical;
}
