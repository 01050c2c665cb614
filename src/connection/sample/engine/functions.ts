/** What SQLite lacks: the server's scalar functions, the order of decimals, and the checks of column types. */
import type { Database as SqliteDatabase, Sqlite3Static, SqlValue } from '@sqlite.org/sqlite-wasm';
import { badFormat, divisionByZero, outOfRange, truncation, type ServerError } from './serverError';

/** Collation of DECIMAL columns, which are text: compares as numbers. */
export const DECIMAL_ORDER = 'SPLICE_DECIMAL';
/** `SPLICE_FITS(value, type, length)`: 1, or an error that {@link failureInMessage} reads back. */
export const FITS = 'SPLICE_FITS';
/** `SPLICE_DIVISOR(value)`: the value, unless it is 0, of which SQLite would make NULL. */
export const DIVISOR = 'SPLICE_DIVISOR';

export function defineFunctions(sqlite: Sqlite3Static, db: SqliteDatabase): void {
  const { capi, wasm } = sqlite;
  const decoder = new TextDecoder();
  const textAt = (length: number, pointer: number): string =>
    decoder.decode(wasm.heap8u().slice(pointer, pointer + length));
  db.checkRc(
    capi.sqlite3_create_collation_v2(
      db,
      DECIMAL_ORDER,
      capi.SQLITE_UTF8,
      0,
      (_context, firstLength, first, secondLength, second) =>
        compareDecimals(textAt(firstLength, first), textAt(secondLength, second)),
      0,
    ),
  );
  for (const [name, work] of Object.entries(SCALARS)) {
    db.createFunction(name, {
      arity: work.length,
      deterministic: true,
      xFunc: (_context, ...values) => work(...values),
    });
  }
}

/** The failure that a check wrapped into SQLite's message, if it is one. */
export function failureInMessage(message: string): { sqlState: string; message: string } | undefined {
  const match = /\[\[(\w{5})\]\]([\s\S]*)$/.exec(message);
  return match ? { sqlState: match[1] ?? '', message: match[2] ?? '' } : undefined;
}

export function compareDecimals(first: string, second: string): number {
  const [a, b] = [scaled(first), scaled(second)];
  if (!a || !b) return first < second ? -1 : Number(first > second);
  const digits = Math.max(a.scale, b.scale);
  const left = a.value * 10n ** BigInt(digits - a.scale);
  const right = b.value * 10n ** BigInt(digits - b.scale);
  return left < right ? -1 : Number(left > right);
}

function scaled(text: string): { value: bigint; scale: number } | undefined {
  const match = /^\s*([+-]?\d*)(?:\.(\d*))?\s*$/.exec(text);
  const whole = match?.[1] ?? '';
  const fraction = match?.[2] ?? '';
  if (!match || !/\d/.test(whole + fraction)) return undefined;
  return { value: BigInt((whole.replace('+', '') + fraction).replace(/^-?$/, '0')), scale: fraction.length };
}

const RANGES: Readonly<Record<string, bigint>> = {
  TINYINT: 127n,
  SMALLINT: 32_767n,
  INTEGER: 2_147_483_647n,
  BIGINT: 9_223_372_036_854_775_807n,
};

const FORMS: Readonly<Record<string, RegExp>> = {
  DATE: /^\d{4}-\d\d-\d\d$/,
  TIME: /^\d\d:\d\d(:\d\d)?$/,
  TIMESTAMP: /^\d{4}-\d\d-\d\d([ -]\d\d[:.]\d\d([:.]\d\d(\.\d{1,9})?)?)?$/,
  DECIMAL: /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/,
};

function fits(value: SqlValue, type: SqlValue, length: SqlValue): number {
  if (value === null || typeof type !== 'string') return 1;
  const most = RANGES[type];
  if (most !== undefined) {
    if (typeof value !== 'number' && typeof value !== 'bigint') throw wrapped(badFormat(type));
    const whole = typeof value === 'bigint' ? value : BigInt(Math.trunc(value));
    if (whole > most || whole < -most - 1n) throw wrapped(outOfRange(type));
  } else if (FORMS[type]) {
    if (typeof value !== 'string' || !FORMS[type].test(value)) throw wrapped(badFormat(type));
  } else if (type === 'BOOLEAN') {
    if (value !== 0 && value !== 1) throw wrapped(badFormat('boolean'));
  } else if (typeof value === 'string' && typeof length === 'number' && value.trimEnd().length > length) {
    throw wrapped(truncation(value, length));
  }
  return 1;
}

function divisor(value: SqlValue): SqlValue {
  if (value !== null && Number(value) === 0) throw wrapped(divisionByZero());
  return value;
}

function wrapped(error: ServerError): Error {
  return new Error(`[[${error.sqlState}]]${error.message}`);
}

const text = (value: SqlValue): string => (typeof value === 'object' ? '' : String(value));

type Scalar = (...values: SqlValue[]) => SqlValue;
const ofText =
  (work: (value: string) => SqlValue) =>
  (value: SqlValue = null): SqlValue =>
    value === null ? null : work(text(value));
const part = (from: number, to: number) => (value: SqlValue) =>
  value === null ? null : Number(text(value).slice(from, to));

const SCALARS: Readonly<Record<string, Scalar & { readonly length: number }>> = {
  [FITS]: (value: SqlValue, type: SqlValue, length: SqlValue) => fits(value, type, length),
  [DIVISOR]: divisor,
  UPPER: (value: SqlValue) => ofText((found) => found.toUpperCase())(value),
  LOWER: (value: SqlValue) => ofText((found) => found.toLowerCase())(value),
  UCASE: (value: SqlValue) => ofText((found) => found.toUpperCase())(value),
  LCASE: (value: SqlValue) => ofText((found) => found.toLowerCase())(value),
  NVL: (value: SqlValue, other: SqlValue) => value ?? other,
  LOCATE: (part: SqlValue, whole: SqlValue) =>
    part === null || whole === null ? null : text(whole).indexOf(text(part)) + 1,
  YEAR: part(0, 4),
  MONTH: part(5, 7),
  DAY: part(8, 10),
  HOUR: part(11, 13),
  MINUTE: part(14, 16),
  SECOND: part(17, 19),
  VARCHAR: (value: SqlValue) => ofText((found) => found)(value),
  TIMESTAMP: (value: SqlValue) => ofText((found) => found)(value),
};
