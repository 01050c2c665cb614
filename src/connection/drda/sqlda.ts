/** SQLDA: names and types of a result's columns, as SQLDARD (after PRPSQLSTT) and SQLCINRD (after a CALL) bring them. */
import type { ColumnType } from '../connection';
import { ByteReader } from './byteReader';
import { DrdaProtocolError } from './protocolError';
import { readSqlca, type Sqlca } from './sqlca';

/** One column in DB2's terms. */
export interface SqlColumn {
  readonly name: string;
  /** DB2's SQL type number; odd ones may be null. */
  readonly sqlType: number;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  /** 0 for FOR BIT DATA. */
  readonly ccsid: number;
}

export interface PreparedReply {
  readonly sqlca: Sqlca | undefined;
  readonly columns: readonly SqlColumn[];
}

const NULL_GROUP = 0xff;
/** SQLDHGRP after its null byte: six numbers of two bytes (hold, return, scroll, sensitive, function, key type). */
const HEADER_NUMBERS = 12;
/** SQLDXGRP after its null byte: four numbers of two bytes (key member, updatable, generated, parameter mode). */
const EXTENDED_NUMBERS = 8;
const UDT = 2000;

/** SQLDARD. */
export function readSqldard(data: Buffer): PreparedReply {
  const reader = new ByteReader(data);
  const sqlca = readSqlca(reader);
  return { sqlca, columns: reader.left > 0 ? readColumns(reader) : [] };
}

/** SQLCINRD. */
export function readSqlcinrd(data: Buffer): SqlColumn[] {
  return readColumns(new ByteReader(data));
}

function readColumns(reader: ByteReader): SqlColumn[] {
  if (reader.uint8() !== NULL_GROUP) {
    reader.skip(HEADER_NUMBERS);
    skipTexts(reader, 3); // RDB name, schema in its two forms
  }
  const count = reader.uint16();
  const columns: SqlColumn[] = [];
  while (columns.length < count) columns.push(readColumn(reader));
  return columns;
}

/** SQLDAGRP of SQLAM 7. */
function readColumn(reader: ByteReader): SqlColumn {
  const precision = reader.int16();
  const scale = reader.int16();
  const length = Number(reader.int64());
  const sqlType = reader.uint16();
  const ccsid = reader.uint16();
  const name = readNames(reader);
  if ((sqlType & ~1) === UDT) skipTexts(reader, 4);
  else if (reader.uint8() !== NULL_GROUP) throw new DrdaProtocolError('bad-data', 'SQLUDTGRP of a type that is none');
  if (reader.uint8() !== NULL_GROUP) {
    reader.skip(EXTENDED_NUMBERS);
    skipTexts(reader, 9); // RDB name; correlation, base table, schema and column name, each in two forms
  }
  return { name, sqlType, length, precision, scale, ccsid };
}

/** SQLDOPTGRP: name, label and comment, each in two forms of which one is empty. */
function readNames(reader: ByteReader): string {
  if (reader.uint8() === NULL_GROUP) return '';
  reader.skip(2); // SQLUNNAMED
  const mixed = reader.text();
  const single = reader.text();
  skipTexts(reader, 4);
  return mixed || single;
}

function skipTexts(reader: ByteReader, count: number): void {
  for (let index = 0; index < count; index++) reader.skip(reader.uint16());
}

const types: ReadonlyMap<number, ColumnType> = new Map([
  [384, 'date'],
  [388, 'time'],
  [392, 'timestamp'],
  [404, 'binary'], // BLOB
  [408, 'text'], // CLOB
  [448, 'text'], // VARCHAR
  [452, 'text'], // CHAR
  [456, 'text'], // LONG VARCHAR
  [480, 'float'], // REAL and DOUBLE
  [484, 'decimal'],
  [490, 'decimal'], // DECFLOAT
  [492, 'bigint'],
  [496, 'integer'],
  [500, 'integer'], // SMALLINT, and TINYINT of Splice
  [UDT, 'java-object'],
  [2436, 'boolean'],
]);

/** The type of a column by SQLTYPE of its SQLDAGRP (even or odd, the latter nullable); character types of CCSID 0 are FOR BIT DATA. */
export function columnType({ sqlType, ccsid }: SqlColumn): ColumnType {
  const type = types.get(sqlType & ~1) ?? 'other';
  const isText = type === 'text' && (sqlType & ~1) !== 408;
  return isText && ccsid === 0 ? 'binary' : type;
}
