/** The server's dialect on the sample: what it reads, and what types come back. */
import { describe, expect, it } from 'vitest';
import { InProcessPair } from './inProcess';

const pair = new InProcessPair();

describe('queries', () => {
  it.each<[sql: string, rows: unknown[][]]>([
    ['VALUES 1', [[1]]],
    [
      "VALUES (1, 'a'), (2, 'b')",
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    ['SELECT 1', [[1]]],
    ['select ibmreqd from sysibm.sysdummy1', [['Y']]],
    ['VALUES 7 / 2 / (1 + 1)', [[1]]],
    ['SELECT 6 / S.ID, -ID / ABS(-2) FROM STOCK.WAREHOUSES S WHERE ID = 2', [[3, -1]]],
    ['SELECT 12 / SUM(ID) OVER (ORDER BY ID) AS N FROM STOCK.WAREHOUSES WHERE ID < 3 ORDER BY 1', [[4], [12]]],
    ['SELECT CASE WHEN ID = 1 THEN 1 ELSE 1 / 0 END FROM STOCK.WAREHOUSES WHERE ID = 1', [[1]]],
    ['SELECT 1 / CASE WHEN 1 = 1 THEN 1 END, 1 / NULL FROM SYSIBM.SYSDUMMY1', [[1, null]]],
    ['VALUES CURRENT SCHEMA', [['SPLICE']]],
    ['values current_user', [['SPLICE']]],
    ['SELECT ID FROM SALES.ORDERS ORDER BY ID FETCH FIRST 2 ROWS ONLY', [[50001n], [50002n]]],
    ['SELECT TOP 1 ID FROM SALES.ORDERS ORDER BY ID DESC', [[50200n]]],
    ['SELECT ID FROM SALES.ORDERS ORDER BY ID {LIMIT 1}', [[50001n]]],
    ['SELECT ID FROM SALES.ORDERS ORDER BY ID OFFSET 2 ROWS FETCH NEXT ROW ONLY', [[50003n]]],
    ['SELECT SALES.ORDERS.ID FROM SALES.ORDERS WHERE ORDERS.ID = 50007', [[50007n]]],
    ['SELECT COUNT(*) FROM SALES.CUSTOMERS C, SALES.ORDERS O WHERE C.ID = O.CUSTOMER_ID', [[200n]]],
    ['SELECT COUNT(*) FROM SALES.CLIENTS', [[48n]]],
    ['SELECT COUNT(*) FROM SALES.OPEN_ORDERS WHERE TOTAL > 9', [[64n]]],
    ["SELECT COUNT(*) FROM SALES.ORDERS WHERE STATUS LIKE 'o%'", [[0n]]],
    ["SELECT COUNT(*) FROM SALES.ORDERS WHERE ORDERED < DATE('2026-01-03')", [[2n]]],
    ["SELECT COUNT(*) FROM SALES.ORDERS WHERE ORDERED < {d '2026-01-03'}", [[2n]]],
    ['SELECT COUNT(*) FROM (SELECT DISTINCT STATUS FROM SALES.ORDERS) S', [[3n]]],
    [
      'SELECT COUNT(*) FROM SALES.ORDERS O WHERE EXISTS (SELECT 1 FROM SALES.INVOICES I WHERE I.ORDER_ID = O.ID)',
      [[180n]],
    ],
    ['WITH S AS (SELECT ID FROM STOCK.WAREHOUSES) SELECT MAX(ID) FROM S', [[3]]],
    [
      'SELECT ID FROM STOCK.WAREHOUSES UNION SELECT ID FROM HR.DEPARTMENTS ORDER BY 1 DESC FETCH FIRST 1 ROWS ONLY',
      [[5]],
    ],
    ["SELECT CASE WHEN ID > 2 THEN 'far' ELSE 'near' END FROM STOCK.WAREHOUSES WHERE ID = 3", [['far']]],
    ['SELECT WEIGHT_KG FROM STOCK.PRODUCTS WHERE ID = 1', [[1.5]]],
    ["SELECT UPPER('é') || LCASE('X') FROM SYSIBM.SYSDUMMY1", [['Éx']]],
    ['SELECT CAST(TOTAL AS VARCHAR(20)) FROM SALES.ORDERS WHERE ID = 50001', [['214.88']]],
    ['SELECT NOT ACTIVE, NOT ACTIVE AS IDLE FROM SALES.CUSTOMERS WHERE ID = 1001', [[false, false]]],
    ['VALUES NOT TRUE, TRUE', [[false], [true]]],
    ['VALUES CAST(1 AS BIGINT)', [[1n]]],
    ['SELECT TRUE, FALSE AS F FROM SYSIBM.SYSDUMMY1', [[true, false]]],
    ['SELECT ACTIVE FROM SALES.CUSTOMERS WHERE ID IN (1001, 1011) ORDER BY ID', [[true], [false]]],
    [
      'SELECT ROW_NUMBER() OVER (PARTITION BY DEPARTMENT_ID ORDER BY NAME) AS N FROM HR.EMPLOYEES ORDER BY 1 FETCH FIRST 1 ROWS ONLY',
      [[1]],
    ],
    [
      'SELECT E.NAME FROM HR.EMPLOYEES E LEFT OUTER JOIN HR.PAY P ON P.EMPLOYEE_ID = E.ID WHERE E.ID = 201',
      [['Ana Almeida']],
    ],
  ])('%s', (sql, rows) => {
    expect(pair.rows('active', sql)).toEqual(rows);
  });

  it('binds parameters in the order of the text, whatever SQLite wants', () => {
    const sql = 'SELECT ID FROM SALES.ORDERS WHERE ID > ? ORDER BY ID OFFSET ? ROWS FETCH FIRST ? ROWS ONLY';
    expect(pair.rows('active', sql, 50_010, 1, 2)).toEqual([[50012n], [50013n]]);
    expect(pair.said('active', 'SELECT ID FROM SALES.ORDERS WHERE ID = ?')).toMatch(/^07000 /);
    expect(pair.said('active', 'VALUES 1', 2)).toMatch(/^XCL13 /);
  });

  it.each<[sql: string, labels: string[]]>([
    [
      'select id, o.status as "State", total t, 1 + 1, count(*) over () n from sales.orders o',
      ['ID', 'State', 'T', '4', 'N'],
    ],
    ['select * from stock.warehouses', ['ID', 'CITY', 'COUNTRY']],
    ["values ('a', 2)", ['1', '2']],
    ['select s.schemaname from sys.sysschemas s', ['SCHEMANAME']],
    [
      'select max(id), case when 1=1 then 2 end, case when 1=1 then 2 end x from hr.pay, hr.departments',
      ['1', '2', 'X'],
    ],
  ])('labels the columns of %s', (sql, labels) => {
    expect(pair.query('active', sql).columns.map(({ name }) => name)).toEqual(labels);
  });

  it('gives every type of a table as the contract wants it', () => {
    const sql =
      'CREATE TABLE SPLICE.TYPES (B BOOLEAN, S SMALLINT, I INTEGER, L BIGINT, D DECIMAL(38,10), F DOUBLE, C CHAR(3), V VARCHAR(9), T LONG VARCHAR, DA DATE, TI TIME, TS TIMESTAMP)';
    pair.change('active', sql);
    const exact = '1234567890123456789012345678.0123456789';
    pair.change(
      'active',
      `INSERT INTO SPLICE.TYPES VALUES (TRUE, -32768, 2147483647, 9223372036854775807, ${exact}, 1.5, 'abc', 'é', 'x', '2026-02-28', '12:34:56', '2026-02-28 12:34:56.123456')`,
    );
    pair.change('active', 'INSERT INTO SPLICE.TYPES (I, D) VALUES (?, ?)', 7, '0.1');
    const { columns, rows } = pair.query('active', 'SELECT * FROM SPLICE.TYPES');
    expect(columns.map(({ type }) => type)).toEqual([
      'boolean',
      'integer',
      'integer',
      'bigint',
      'decimal',
      'float',
      'text',
      'text',
      'text',
      'date',
      'time',
      'timestamp',
    ]);
    expect(rows).toEqual([
      [
        true,
        -32768,
        2147483647,
        9223372036854775807n,
        exact,
        1.5,
        'abc',
        'é',
        'x',
        '2026-02-28',
        '12:34:56',
        '2026-02-28 12:34:56.123456',
      ],
      [null, null, 7, null, '0.1000000000', null, null, null, null, null, null, null],
    ]);
    pair.change('active', 'DROP TABLE SPLICE.TYPES');
  });

  it('compares and orders decimals as numbers', () => {
    pair.change('active', 'CREATE TABLE SPLICE.D (X DECIMAL(20,2))');
    pair.change('active', 'INSERT INTO SPLICE.D VALUES (100), (99.5), (-3), (12345678901234567.89)');
    expect(pair.rows('active', 'SELECT X FROM SPLICE.D WHERE X > 99 ORDER BY X')).toEqual([
      ['99.50'],
      ['100.00'],
      ['12345678901234567.89'],
    ]);
    pair.change('active', 'DROP TABLE SPLICE.D');
  });

  it('says when there were more rows than asked for', () => {
    expect(pair.query('active', 'SELECT * FROM SALES.ORDERS').truncated).toBe(false);
  });
});

describe('what the server refuses', () => {
  it.each<[sql: string, said: string | RegExp]>([
    ['', /^42X01 Syntax error: Encountered "<EOF>" at line 1, column 1/],
    ['VALUES 1;', '42X01 Syntax error: Encountered ";" at line 1, column 9.'],
    ['SELECT ID\nFROM SALES.ORDERS\nLIMIT 3', '42X01 Syntax error: Encountered "LIMIT" at line 3, column 1.'],
    ['SELECT ID FROM SALES.ORDERS WHERE', '42X01 Syntax error: Encountered "<EOF>" at line 1, column 33.'],
    ['SELECT ID FRM SALES.ORDERS', '42X01 Syntax error: Encountered "SALES" at line 1, column 15.'],
    ['SELECT (1 FROM SALES.ORDERS', /^42X01 Syntax error: Encountered "FROM"/],
    ['COMMIT', '42X01 Syntax error: Encountered "COMMIT" at line 1, column 1.'],
    ['SET SESSION_PROPERTY useSpark=true', '0A000 Feature not implemented: SET SESSION_PROPERTY in a sample cluster.'],
    ['SHOW TABLES', '42X01 Syntax error: Encountered "SHOW" at line 1, column 1.'],
    ['PRAGMA table_info(x)', '42X01 Syntax error: Encountered "PRAGMA" at line 1, column 1.'],
    ['SELECT * FROM SQLITE_MASTER', "42X05 Table/View 'SQLITE_MASTER' does not exist."],
    ['SELECT * FROM `X`', /^42X02 Lexical error at line 1, column 15\. {2}Encountered: "`" \(96\)/],
    ['VALUES ‘a’', '42X02 Lexical error at line 1, column 8.  Encountered: "\\u2018" (8216), after : "".'],
    ["VALUES 'a", /^42X80 /],
    ['SELECT * FROM NOPE.ORDERS', "42Y07 Schema 'NOPE' does not exist"],
    ['SELECT * FROM SALES.NOPE', "42X05 Table/View 'SALES.NOPE' does not exist."],
    ['SELECT * FROM "sales".ORDERS', "42Y07 Schema 'sales' does not exist"],
    ['SELECT NOPE FROM SALES.ORDERS', /^42X04 Column 'NOPE' is either/],
    ['SELECT "id" FROM SALES.ORDERS WHERE "nope" = 1', /^42X04 Column 'nope' is either/],
    [
      'SELECT ID FROM SALES.ORDERS, SALES.CUSTOMERS',
      "42X03 Column name 'ID' is in more than one table in the FROM list.",
    ],
    ['SELECT NOPE(1) FROM SALES.ORDERS', "42Y03 'NOPE' is not recognized as a function or procedure."],
    ['VALUES SYSCS_UTIL.SYSCS_IS_MEM_PLATFORM()', /^42Y03 /],
    ['VALUES NULL', /^42X07 /],
    ['VALUES 1/0', '22012 Attempt to divide by zero.'],
    ['SELECT ID FROM STOCK.WAREHOUSES WHERE 1 / (ID - 2) > 0', /^22012 /],
    ['UPDATE SALES.ORDERS SET TOTAL = TOTAL / 0.0', /^22012 /],
    ['SELECT 1 / FROM SALES.ORDERS', '42X01 Syntax error: Encountered "FROM" at line 1, column 12.'],
    ['SELECT (1 /) FROM SALES.ORDERS', '42X01 Syntax error: Encountered ")" at line 1, column 12.'],
    ['SELECT ? FROM SALES.ORDERS', /^42X34 /],
    [
      'INSERT INTO SYS.SYSREPLICATION VALUES (NULL, NULL, NULL)',
      "42Y25 'SYS.SYSREPLICATION' is a system table.  Users are not allowed to modify the contents of this table.",
    ],
    ["UPDATE SYS.SYSTABLES SET TABLENAME = 'X'", /^42Y25 'SYS.SYSTABLES'/],
    ['DELETE FROM SYSVW.SYSTABLESVIEW', /^42Y24 View 'SYSVW.SYSTABLESVIEW'/],
    ['INSERT INTO SALES.ORDERS VALUES (1, 2)', /^42802 /],
    ['INSERT INTO SALES.ORDERS (ID, NOPE) VALUES (1, 2)', /^42X04 Column 'NOPE'/],
    ['INSERT INTO SALES.ORDERS (ID) VALUES (1)', "23502 Column 'CUSTOMER_ID'  cannot accept a NULL value."],
    ["INSERT INTO HR.DEPARTMENTS VALUES (1, 'x', 'y')", /^23505 .*'DEPARTMENTS'/],
    ["INSERT INTO HR.DEPARTMENTS VALUES ('x', 'x', 'y')", '22018 Invalid character string format for type SMALLINT.'],
    [
      "INSERT INTO HR.DEPARTMENTS VALUES (40000, 'x', 'y')",
      '22003 The resulting value is outside the range for the data type SMALLINT.',
    ],
    [
      "INSERT INTO FINANCE.ACCOUNTS VALUES ('12345678901', 'x')",
      "22001 A truncation error was encountered trying to shrink VARCHAR '12345678901' to length 10.",
    ],
    ['ALTER TABLE SALES.ORDERS ADD COLUMN X INT', /^0A000 /],
  ])('%s', (sql, said) => {
    if (typeof said === 'string') expect(pair.said('active', sql)).toBe(said);
    else expect(pair.said('active', sql)).toMatch(said);
  });

  it('ends a statement that is cancelled, and keeps the data', () => {
    const before = pair.rows('active', 'SELECT COUNT(*) FROM SALES.ORDERS');
    pair.cancelled = true;
    const endless =
      'WITH RECURSIVE N(X) AS (SELECT 1 FROM SYSIBM.SYSDUMMY1 UNION ALL SELECT X + 1 FROM N) SELECT COUNT(*) FROM N';
    const write =
      'UPDATE SALES.ORDERS SET TOTAL = (SELECT COUNT(*) FROM SALES.ORDERS A, SALES.ORDERS B, SALES.ORDERS C)';
    expect(pair.said('active', endless)).toBe('57014 Processing was cancelled as requested.');
    expect(pair.said('active', write)).toMatch(/^57014/);
    pair.cancelled = false;
    expect(pair.rows('active', 'SELECT COUNT(*) FROM SALES.ORDERS')).toEqual(before);
    expect(pair.rows('active', 'SELECT TOTAL FROM SALES.ORDERS WHERE ID = 50001')).toEqual([['214.88']]);
  });
});
