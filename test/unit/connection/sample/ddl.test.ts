/** DDL on the sample, and what it does to the catalogue. */
import { describe, expect, it } from 'vitest';
import { InProcessPair } from './inProcess';

const tableTypes =
  'SELECT T.TABLENAME, T.TABLETYPE FROM SYS.SYSTABLES T, SYS.SYSSCHEMAS S WHERE T.SCHEMAID = S.SCHEMAID AND S.SCHEMANAME = ? ORDER BY 1';

describe('DDL', () => {
  const pair = new InProcessPair();

  it('keeps the catalogue in step', () => {
    for (const sql of [
      'CREATE SCHEMA LAB',
      "CREATE TABLE LAB.A (X INT PRIMARY KEY, Y VARCHAR(5) DEFAULT 'y')",
      'CREATE VIEW LAB.V (N) AS SELECT X FROM LAB.A',
      'CREATE SYNONYM LAB.S FOR LAB.A',
      "CREATE EXTERNAL TABLE LAB.E (X INT) STORED AS PARQUET LOCATION '/data/e'",
      'CREATE INDEX LAB.I ON LAB.A (Y)',
    ]) {
      pair.change('active', sql);
    }
    expect(pair.rows('active', tableTypes, 'LAB')).toEqual([
      ['A', 'T'],
      ['E', 'E'],
      ['S', 'A'],
      ['V', 'V'],
    ]);
    pair.change('active', 'INSERT INTO LAB.S (X) VALUES (3)');
    expect(pair.rows('active', 'SELECT N FROM LAB.V')).toEqual([[3]]);
    expect(pair.rows('active', 'SELECT Y FROM LAB.A')).toEqual([['y']]);
    pair.change('active', 'RENAME TABLE LAB.A TO B');
    expect(pair.rows('active', 'SELECT X FROM LAB.B')).toEqual([[3]]);
    pair.change('active', 'TRUNCATE TABLE LAB.B');
    expect(pair.rows('active', 'SELECT * FROM LAB.B')).toEqual([]);
    for (const sql of [
      'DROP VIEW LAB.V',
      'DROP SYNONYM LAB.S',
      'DROP TABLE LAB.E',
      'DROP TABLE LAB.B',
      'DROP SCHEMA LAB RESTRICT',
    ]) {
      pair.change('active', sql);
    }
    expect(pair.said('active', 'SELECT 1 FROM LAB.B')).toBe("42Y07 Schema 'LAB' does not exist");
  });

  it('tells names apart that differ in case alone', () => {
    pair.change('active', 'CREATE SCHEMA "stage"');
    pair.change('active', 'CREATE TABLE "stage"."Orders" ("Id" INT)');
    pair.change('active', 'CREATE SCHEMA STAGE');
    pair.change('active', 'CREATE TABLE stage.orders (X INT)');
    pair.change('active', 'INSERT INTO "stage"."Orders" VALUES (1)');
    expect(pair.rows('active', 'SELECT "Id" FROM "stage"."Orders"')).toEqual([[1]]);
    expect(pair.rows('active', 'SELECT * FROM STAGE.ORDERS')).toEqual([]);
    pair.change('active', 'CREATE TABLE STAGE."a.B~c" (X INT)');
    expect(pair.rows('active', 'SELECT * FROM STAGE."a.B~c"')).toEqual([]);
  });

  it('keeps temporary tables under the name that scope actions stumble over, until the session ends', () => {
    pair.change('active', 'CREATE LOCAL TEMPORARY TABLE TT2 (A INT)');
    pair.change('active', 'INSERT INTO TT2 VALUES (5)');
    expect(pair.rows('active', 'SELECT A FROM TT2')).toEqual([[5]]);
    const types = "SELECT TABLENAME FROM SYS.SYSTABLES WHERE TABLETYPE = 'X'";
    expect(String(pair.rows('active', types)[0]?.[0])).toMatch(/^TT2_{20}1:[-0-9a-f]{36}$/);
    pair.close('active');
    expect(pair.rows('active', types)).toEqual([]);
  });

  it.each<[sql: string, said: RegExp]>([
    ['CREATE TABLE SALES.ORDERS (X INT)', /^X0Y32 Table\/View 'ORDERS' already exists in Schema 'SALES'\.$/],
    ['CREATE SCHEMA SALES', /^X0Y68 Schema 'SALES' already exists\.$/],
    ['CREATE TABLE SYS.X (A INT)', /^42X62 'CREATE TABLE' is not allowed in the 'SYS' schema\.$/],
    ['CREATE TABLE NOPE.X (A INT)', /^42Y07 /],
    ['CREATE TABLE X (A NONSENSE)', /^0A000 .*NONSENSE/],
    ['CREATE TABLE X A INT', /^42X01 Syntax error: Encountered "A" at line 1, column 16\.$/],
    ['CREATE TRIGGER T', /^0A000 /],
    ['DROP TABLE NOPE', /^42Y55 'DROP TABLE' cannot be performed on 'NOPE' because it does not exist\.$/],
    ['DROP TABLE SYS.SYSTABLES', /^X0Y56 /],
    ['DROP TABLE SALES.OPEN_ORDERS', /^42Y62 .*because it is a view\.$/],
    ['DROP VIEW SALES.ORDERS', /^42Y62 .*because it is a table\.$/],
    ['DROP SCHEMA SALES RESTRICT', /^X0Y54 /],
    ['DROP SCHEMA SYS RESTRICT', /^42Y67 /],
    ['RENAME TABLE SALES.ORDERS TO INVOICES', /^X0Y32 /],
    ['SET SCHEMA NOPE', /^42Y07 /],
  ])('refuses %s', (sql, said) => {
    expect(pair.said('active', sql)).toMatch(said);
  });

  it('refuses everything that writes on a replica, and reads on', () => {
    for (const sql of [
      'CREATE SCHEMA X',
      "INSERT INTO HR.DEPARTMENTS VALUES (9, 'x', 'y')",
      'DELETE FROM HR.PAY',
      'DROP TABLE HR.PAY',
    ]) {
      expect(pair.said('passive', sql)).toBe('RPL00 Database is read-only.');
    }
    expect(pair.rows('passive', 'SELECT COUNT(*) FROM HR.PAY')).toEqual([[24n]]);
  });

  it('resolves names without a schema by SET SCHEMA', () => {
    expect(pair.said('active', 'SELECT * FROM ORDERS')).toBe("42X05 Table/View 'ORDERS' does not exist.");
    pair.change('active', 'SET SCHEMA SALES');
    expect(pair.rows('active', 'SELECT COUNT(*) FROM ORDERS')).toEqual([[200n]]);
    pair.change('active', 'SET SCHEMA SPLICE');
  });
});
