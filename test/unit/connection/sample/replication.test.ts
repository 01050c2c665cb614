/** Scope, flags and the rows that travel by them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { InProcessPair } from './inProcess';

let pair: InProcessPair;
beforeEach(() => {
  pair = new InProcessPair();
});

const call = (text: string) => pair.said('active', `CALL SYSCS_UTIL.${text}`);
const scopes = () =>
  pair.rows('active', 'SELECT SCOPE, SCHEMANAME, TABLENAME FROM SYS.SYSREPLICATION').map((row) => row.join('|'));
const count = (side: 'active' | 'passive', table: string) => pair.rows(side, `SELECT COUNT(*) FROM ${table}`)[0]?.[0];
const addRate = (currency: string) =>
  pair.change('active', `INSERT INTO FINANCE.RATES VALUES ('${currency}', '2026-11-23', 1.5)`);

describe('scope', () => {
  it('begins with every state to look at, and nothing that makes an action fail', () => {
    expect(scopes()).toEqual([
      'SCHEMA|SALES|',
      'TABLE|HR|DEPARTMENTS',
      'TABLE|HR|EMPLOYEES',
      'TABLE|HR|BONUSES',
      'TABLE|HR|OLD_GRADES',
      'TABLE|STOCK|PRODUCTS',
    ]);
    expect(call('ENABLE_DATABASE_REPLICATION()')).toBe('Success: Enabled replication for database');
    expect(scopes()).toEqual(['DATABASE||']);
    expect(call("DISABLE_TABLE_REPLICATION('SALES', 'ORDERS')")).toBe(
      'Success: Disabled replication for table SALES.ORDERS',
    );
    expect(scopes()).toContain('TABLE|SALES|OPEN_ORDERS');
    expect(scopes()).toContain('SCHEMA|SYSIBM|');
    expect(scopes()).not.toContain('SCHEMA|SALES|');
    expect(call('DISABLE_DATABASE_REPLICATION()')).toBe('Success: Disabled replication for database');
    expect(scopes()).toEqual([]);
    expect(call('DISABLE_DATABASE_REPLICATION()')).toBe('Warning: Database replication not enabled');
  });

  it.each<[trap: string, ddl: readonly string[], message: string]>([
    [
      'a mixed-case schema',
      ['CREATE SCHEMA "stage"', 'CREATE TABLE "stage".LOADS (X INT)'],
      "Schema 'STAGE' does not exist",
    ],
    [
      'an external table',
      ["CREATE EXTERNAL TABLE FINANCE.EXT (X INT) STORED AS ORC LOCATION '/x'"],
      "Table 'FINANCE.EXT' does not exist.",
    ],
    ['a temporary table', ['CREATE LOCAL TEMPORARY TABLE TT2 (X INT)'], "Table 'SPLICE.TT2"],
  ])('fails over %s', (_trap, ddl, message) => {
    for (const sql of ddl) pair.change('active', sql);
    const before = scopes();
    expect(call('ENABLE_DATABASE_REPLICATION()')).toContain(`Error: ${message}`);
    expect(scopes()).toEqual(before);
  });

  it('tells by REPLICATION_ENABLED what the rows do not', () => {
    expect(call("REPLICATION_ENABLED('SALES', 'ORDERS')")).toBe('Enabled: TRUE');
    expect(call("REPLICATION_ENABLED('sales', 'orders')")).toBe('Enabled: TRUE');
    expect(call("REPLICATION_ENABLED('HR', 'PAY')")).toBe('Enabled: FALSE');
    expect(call("REPLICATION_ENABLED('HR', 'BONUSES')")).toBe('Enabled: FALSE');
    expect(call("REPLICATION_ENABLED('HR', '\"my t\"')")).toBe("Error: Table 'HR.MY T' does not exist.  ");
    expect(call("REPLICATION_ENABLED('NOPE', 'X')")).toBe("Error: Schema 'NOPE' does not exist");
    expect(call("REPLICATION_ENABLED('SALES', NULL)")).toBe('Error: Table name can not be null');
  });

  it('repairs a table that was made anew by DISABLE and ENABLE', () => {
    expect(call("ENABLE_TABLE_REPLICATION('HR', 'BONUSES')")).toMatch(/^Warning/);
    call("DISABLE_TABLE_REPLICATION('HR', 'BONUSES')");
    call("ENABLE_TABLE_REPLICATION('HR', 'BONUSES')");
    expect(call("REPLICATION_ENABLED('HR', 'BONUSES')")).toBe('Enabled: TRUE');
  });

  it('switches a new table on under a broader scope, without a row', () => {
    const before = scopes();
    pair.change('active', 'CREATE TABLE SALES.RETURNS (ID INT)');
    pair.change('active', 'CREATE TABLE HR.SHIFTS (ID INT)');
    expect(call("REPLICATION_ENABLED('SALES', 'RETURNS')")).toBe('Enabled: TRUE');
    expect(call("REPLICATION_ENABLED('HR', 'SHIFTS')")).toBe('Enabled: FALSE');
    expect(scopes()).toEqual(before);
  });

  it('leaves rows behind when a table goes', () => {
    pair.change('active', 'DROP TABLE STOCK.PRODUCTS');
    expect(scopes()).toContain('TABLE|STOCK|PRODUCTS');
    expect(call("DISABLE_TABLE_REPLICATION('STOCK', 'PRODUCTS')")).toBe(
      "Error: Table 'STOCK.PRODUCTS' does not exist.  ",
    );
  });

  it('keeps no rows in 2.8, yet switches tables', () => {
    const old = new InProcessPair('2.8');
    expect(old.said('active', 'SELECT * FROM SYS.SYSREPLICATION')).toMatch(/^42X05/);
    expect(old.said('active', "CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('HR', 'PAY')")).toMatch(/^Success/);
    expect(old.change('active', 'UPDATE HR.PAY SET SALARY = 1 WHERE EMPLOYEE_ID = 201')).toBe(1);
    expect(old.rows('passive', 'SELECT SALARY FROM HR.PAY WHERE EMPLOYEE_ID = 201')).toEqual([['1.00']]);
    expect(old.said('active', "CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('HR', 'PAY')")).toMatch(/^Success/);
  });
});

describe('rows travel', () => {
  it('exactly while their table replicates', () => {
    addRate('CHF');
    expect(count('passive', 'FINANCE.RATES')).toBe(30n);
    call("ENABLE_TABLE_REPLICATION('FINANCE', 'RATES')");
    addRate('NOK');
    expect(pair.rows('passive', "SELECT CURRENCY, RATE FROM FINANCE.RATES WHERE VALID = '2026-11-23'")).toEqual([
      ['NOK', '1.500000'],
    ]);
    call("DISABLE_TABLE_REPLICATION('FINANCE', 'RATES')");
    addRate('SEK');
    expect(count('passive', 'FINANCE.RATES')).toBe(31n);
    expect(count('active', 'FINANCE.RATES')).toBe(33n);
  });

  it('inserted, updated and deleted ones, keys included', () => {
    pair.change(
      'active',
      'INSERT INTO STOCK.PRODUCTS SELECT ID + 1000, NAME, PRICE, WEIGHT_KG FROM STOCK.PRODUCTS WHERE ID < 4',
    );
    pair.change('active', 'UPDATE STOCK.PRODUCTS SET ID = 2000 WHERE ID = 1001');
    pair.change('active', 'DELETE FROM STOCK.PRODUCTS WHERE ID = 1002');
    const sql = 'SELECT * FROM STOCK.PRODUCTS ORDER BY ID';
    expect(pair.rows('passive', sql)).toEqual(pair.rows('active', sql));
    expect(count('passive', 'STOCK.PRODUCTS')).toBe(42n);
    pair.change('active', 'DELETE FROM STOCK.PRODUCTS');
    expect(count('passive', 'STOCK.PRODUCTS')).toBe(0n);
  });

  it('not when the statement fails', () => {
    expect(pair.said('active', "INSERT INTO HR.DEPARTMENTS VALUES (8, 'x', 'y'), (1, 'x', 'y')")).toMatch(/^23505/);
    expect(count('active', 'HR.DEPARTMENTS')).toBe(5n);
    expect(count('passive', 'HR.DEPARTMENTS')).toBe(5n);
  });

  it('wait while the peer is disabled, and arrive when it is enabled again', () => {
    call('DISABLE_PEER(1)');
    pair.change('active', "INSERT INTO HR.DEPARTMENTS VALUES (6, 'Legal', 'Graz')");
    pair.change('active', "UPDATE HR.DEPARTMENTS SET CITY = 'Lyon' WHERE ID = 6");
    expect(count('passive', 'HR.DEPARTMENTS')).toBe(5n);
    expect(call('DUMP_UNREPLICATED_WALS()')).toMatch(/^Success: peer 1: .* 2 changes/);
    call('ENABLE_PEER(1)');
    expect(pair.rows('passive', 'SELECT CITY FROM HR.DEPARTMENTS WHERE ID = 6')).toEqual([['Lyon']]);
    expect(call('DUMP_UNREPLICATED_WALS()')).toBe('Success: ');
  });

  it('no more when the peer is removed, not even those that waited', () => {
    call('DISABLE_PEER(1)');
    pair.change('active', "INSERT INTO HR.DEPARTMENTS VALUES (6, 'Legal', 'Graz')");
    call('REMOVE_PEER(1)');
    const key = String(pair.rows('passive', 'CALL SYSCS_UTIL.GET_CLUSTER_KEY()')[0]?.[0]);
    expect(pair.said('active', 'CALL SYSCS_UTIL.ADD_PEER(?, ?, ?)', 2, key, true)).toBe(
      `Success: Added ${key} as peer 2`,
    );
    expect(count('passive', 'HR.DEPARTMENTS')).toBe(5n);
    pair.change('active', "INSERT INTO HR.DEPARTMENTS VALUES (7, 'Press', 'Graz')");
    expect(count('passive', 'HR.DEPARTMENTS')).toBe(6n);
  });

  it('of a table that the passive lacks wait for it', () => {
    pair.change('active', 'CREATE TABLE SALES.RETURNS (ID INT)');
    pair.change('active', 'INSERT INTO SALES.RETURNS VALUES (1)');
    expect(pair.said('passive', 'SELECT * FROM SALES.RETURNS')).toMatch(/^42X05/);
    pair.change('active', "INSERT INTO HR.DEPARTMENTS VALUES (6, 'Legal', 'Graz')");
    expect(count('passive', 'HR.DEPARTMENTS')).toBe(6n);
    expect(call('DUMP_UNREPLICATED_WALS()')).toMatch(/ 1 changes/);
  });

  it('and the passive tells until when', () => {
    const told = () => pair.said('passive', 'CALL SYSCS_UTIL.GET_REPLICATION_PROGRESS()');
    expect(told()).toBe('Replication progress: 2026-11-23T08:00:00.000Z');
    pair.now += 60_000;
    addRate('CHF');
    expect(told()).toBe('Replication progress: 2026-11-23T08:00:00.000Z');
    pair.change('active', "INSERT INTO HR.DEPARTMENTS VALUES (6, 'Legal', 'Graz')");
    expect(told()).toBe('Replication progress: 2026-11-23T08:01:00.000Z');
    expect(pair.said('active', 'CALL SYSCS_UTIL.GET_REPLICATION_PROGRESS()')).toBe('Error: Information not available');
  });
});
