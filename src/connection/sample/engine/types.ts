/** The server's data types: how SQLite keeps them, and how a kept value is handed out. */
import type { ColumnType, SqlValue } from '../../connection';
import type { StoredValue } from './database';
import { notInSample } from './serverError';

export interface DataType {
  /** As in messages, e.g. `SMALLINT`, without length. */
  readonly name: string;
  readonly kind: ColumnType;
  /** Characters of a text, digits of a DECIMAL. */
  readonly length?: number;
  readonly scale?: number;
}

const KINDS: Readonly<Record<string, ColumnType>> = {
  BOOLEAN: 'boolean',
  TINYINT: 'integer',
  SMALLINT: 'integer',
  INTEGER: 'integer',
  BIGINT: 'bigint',
  DECIMAL: 'decimal',
  DOUBLE: 'float',
  REAL: 'float',
  CHAR: 'text',
  VARCHAR: 'text',
  'LONG VARCHAR': 'text',
  CLOB: 'text',
  BLOB: 'binary',
  DATE: 'date',
  TIME: 'time',
  TIMESTAMP: 'timestamp',
};

const OTHER_NAMES: Readonly<Record<string, string>> = {
  INT: 'INTEGER',
  NUMERIC: 'DECIMAL',
  DEC: 'DECIMAL',
  'DOUBLE PRECISION': 'DOUBLE',
  FLOAT: 'DOUBLE',
  CHARACTER: 'CHAR',
  TEXT: 'CLOB',
  'CHARACTER VARYING': 'VARCHAR',
  'CHAR VARYING': 'VARCHAR',
};

/** `text` is a type as in SQL, one blank between words: `VARCHAR(20)`, `DECIMAL(12,2)`, `LONG VARCHAR`. */
export function parseType(text: string): DataType {
  const match = /^([A-Z ]+?)\s*(?:\((\d+)(?:,(\d+))?\))?$/.exec(text.toUpperCase());
  const written = match?.[1] ?? text;
  const name = OTHER_NAMES[written] ?? written;
  const kind = KINDS[name];
  if (!kind) throw notInSample(`the type ${text}`);
  const length = match?.[2] === undefined ? (name === 'DECIMAL' ? 5 : undefined) : Number(match[2]);
  const scale = kind === 'decimal' ? Number(match?.[3] ?? 0) : undefined;
  return { name, kind, ...(length !== undefined && { length }), ...(scale !== undefined && { scale }) };
}

/** The declaration that gives SQLite the right affinity; {@link typeOfStorage} reads it back. Exact decimals are text. */
export function storageOf({ name, kind, length, scale }: DataType): string {
  if (kind === 'decimal') return `TEXT_DECIMAL(${length ?? 5},${scale ?? 0})`;
  if (kind === 'date' || kind === 'time' || kind === 'timestamp') return `TEXT_${name}`;
  if (kind === 'text' && length !== undefined) return `${name}(${length})`;
  return name === 'INTEGER' ? 'INT' : name;
}

export function typeOfStorage(declared: string): DataType {
  return parseType(declared.replace(/^TEXT_/, ''));
}

/** Text as the server would hand it out; integers as the column's kind asks. */
export function valueOf(value: StoredValue, type: DataType): SqlValue {
  if (value === null || type.kind === 'binary') return value;
  if (type.kind === 'boolean') return Number(value) !== 0;
  if (type.kind === 'integer') return Math.trunc(Number(value));
  if (type.kind === 'float') return Number(value);
  if (value instanceof Uint8Array) return value;
  if (type.kind === 'decimal') return decimalText(value, type.scale);
  if (type.kind === 'bigint' && typeof value !== 'string') {
    return BigInt(typeof value === 'number' ? Math.trunc(value) : value);
  }
  return String(value);
}

/** Cut and padded to `scale` digits behind the point; as it is without one. */
function decimalText(value: number | bigint | string, scale: number | undefined): string {
  const text = typeof value === 'number' ? plainNumber(value) : String(value);
  if (scale === undefined) return text;
  const [whole = '0', fraction = ''] = text.split('.');
  return scale === 0 ? whole : `${whole}.${fraction.slice(0, scale).padEnd(scale, '0')}`;
}

/** SQLite computes in doubles: 15 digits are right, without an exponent. */
function plainNumber(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toFixed(6).replace(/\.?0+$/, '') : text;
}

const MOST_OF_AN_INTEGER = 2_147_483_647;

/** The type of an expression, told by its values. */
export function typeOfValues(values: Iterable<StoredValue>): DataType {
  let type: DataType | undefined;
  for (const value of values) {
    if (value === null) continue;
    const found = typeOfValue(value);
    if (found.kind === 'text' || found.kind === 'binary') return found;
    if (type === undefined || found.kind === 'decimal' || type.kind === 'integer') type = found;
  }
  return type ?? { name: 'VARCHAR', kind: 'text' };
}

function typeOfValue(value: Exclude<StoredValue, null>): DataType {
  if (typeof value === 'string') return { name: 'VARCHAR', kind: 'text' };
  if (value instanceof Uint8Array) return { name: 'BLOB', kind: 'binary' };
  if (typeof value === 'number' && !Number.isInteger(value)) return { name: 'DECIMAL', kind: 'decimal' };
  return Math.abs(Number(value)) > MOST_OF_AN_INTEGER
    ? { name: 'BIGINT', kind: 'bigint' }
    : { name: 'INTEGER', kind: 'integer' };
}

/** What SQLite's CAST takes for it. */
export function castOf({ kind }: DataType): string {
  return CASTS[kind] ?? 'TEXT';
}

const CASTS: Partial<Record<ColumnType, string>> = {
  boolean: 'INTEGER',
  integer: 'INTEGER',
  bigint: 'INTEGER',
  float: 'REAL',
  decimal: 'NUMERIC',
  binary: 'BLOB',
};
