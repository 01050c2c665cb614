/** SQL text as the server reads it, fact by fact: what the script's reader makes of it, what the editor says, and what the sample answers. */
import { describe, expect, it } from 'vitest';
import { readScript } from '../../../src/scripts/script';
import { parseCall } from '../../../src/sql/call';
import { tokenize } from '../../../src/sql/lexer';
import { shellCommandProblem, transactionCommand } from '../../../src/sql/shellCommands';
import { checkSingle } from '../../../src/sql/oneStatement';
import { splitStatements } from '../../../src/sql/statements';
import { InProcessPair } from '../connection/sample/inProcess';
import { told } from '../editor/diagnostics/diagnosing';

const pair = new InProcessPair();

/** Statements and what the sample says of each, in their order. */
function answers(cases: readonly (readonly [string, string | RegExp])[]): void {
  it.each(cases)('the sample on %j', (sql, said) => {
    if (typeof said === 'string') expect(pair.said('active', sql)).toBe(said);
    else expect(pair.said('active', sql)).toMatch(said);
  });
}

/** Scripts and the findings that they have. */
function findings(cases: readonly (readonly [string, readonly string[]])[]): void {
  it.each(cases)('the editor on %j', (script, expected) => {
    expect(told(script)).toEqual(expected);
  });
}

function sent(cases: readonly (readonly [string, string])[]): void {
  it.each(cases)('sends %j as it should', (text, expected) => {
    expect(checkSingle(text)).toEqual({ kind: 'ok', text: expected });
  });
}

describe('one statement, no semicolon; neither an empty text nor a blank one', () => {
  sent([
    ['VALUES 1;', 'VALUES 1'],
    [' ;VALUES 1 ; ;', '  VALUES 1'],
  ]);
  it.each(['', ' ', '\r\n', ';', '-- a', '/* a */', '--splice-properties index=a'])('never sends %j', (text) => {
    expect(checkSingle(text)).toEqual({ kind: 'empty' });
    expect(readScript(text).steps).toEqual([]);
  });
  it('never sends two', () => {
    expect(checkSingle('VALUES 1; VALUES 2')).toEqual({ kind: 'several', count: 2 });
  });
  answers([['VALUES 1;', /^42X01 .*";" at line 1, column 9/]]);
});

describe('comments are blanked out before sending, whatever the lexer would trip over', () => {
  sent([
    ['VALUES 1 --a', 'VALUES 1'],
    ['VALUES -- \n1', 'VALUES    \n1'],
    ['VALUES --\r1', 'VALUES   \r1'],
    ['VALUES --s\n1', 'VALUES    \n1'],
    ['VALUES --splice\n1', 'VALUES         \n1'],
    ['VALUES /* a /* b */ c */ 1', 'VALUES                   1'],
    ["VALUES '--a'", "VALUES '--a'"],
  ]);
  answers([['VALUES /* a /* b */ c */ 1', '1: 1']]);
});

describe('hints reach to the end of the line, in a FROM clause only', () => {
  const query = 'SELECT ID FROM SALES.ORDERS';
  sent([
    [`${query} --splice-properties index=null\nWHERE 1=0`, `${query} --splice-properties index=null\nWHERE 1=0`],
    [`${query} -- SPLICE-Properties index=null`, `${query} -- SPLICE-Properties index=null`],
    ['VALUES /*+ a */ 1', 'VALUES          1'],
  ]);
  findings([
    [`${query} --splice-properties useOLAP=true\nWHERE 1=0;`, []],
    ['SELECT ID FROM --splice-properties joinOrder=FIXED\nSALES.ORDERS;', []],
    [`SELECT * FROM (${query} WHERE 1=0) A --splice-properties useSpark=true\n;`, []],
    ['VALUES 1 --splice-properties index=a\n;', ['hint-place error [--splice-properties index=a]']],
    [`${query} WHERE ID=1 --splice-properties index=a\n;`, ['hint-place error [--splice-properties index=a]']],
    [`${query} --splice-properties indx=A, useSpark=true\n;`, ['hint-key warning [indx]']],
    [`${query} --splice-properties useSpark=true;\nVALUES 1;`, ['hint-semicolon error [;]']],
    [`INSERT INTO A.B --splice-properties bulkImportDirectory='/tmp'\nSELECT * FROM C;`, []],
  ]);
  answers([
    [`${query} --splice-properties index=null\nFETCH FIRST 1 ROWS ONLY`, /^ID: /],
    [`${query} -- splice-PROPERTIES useSpark=true\nFETCH FIRST 1 ROWS ONLY`, /^ID: /],
    ['VALUES 1 --splice-properties index=x\n', /^42X01 /],
    [`${query} WHERE ID=1 --splice-properties index=x`, /^42X01 /],
    [`${query} --splice-properties foo=1`, /^42Y44 /],
  ]);
});

describe('texts stand in single quotes, and nothing else makes one', () => {
  it.each(["'it''s'", "'a\r\nb'", "'\\'", "X'0A'"])('%j is one text', (text) => {
    expect(tokenize(text).map(({ kind }) => kind)).toEqual(['string']);
  });
  it.each(["N'a'", "U&'a'", "E'a'", "q'[a]'", '$$a$$', "'a' 'b'"])('%j is not', (text) => {
    expect(tokenize(text).length).toBeGreaterThan(text.startsWith('$') ? 0 : 1);
    expect(tokenize(text)[0]?.kind === 'string' && tokenize(text).length === 1).toBe(false);
  });
  findings([
    ["VALUES 'a;", ["unterminated-string error ['a;]"]],
    ['SELECT * FROM "A;', ['unterminated-name error ["A;]']],
  ]);
  answers([
    ["VALUES 'it''s'", "1: it's"],
    ["VALUES 'a\\'", '1: a\\'],
    ["VALUES 'a", /^42X80 /],
    ["VALUES 'a' 'b'", /^42X01 /],
    ["VALUES N'a'", /^42X01 /],
  ]);
});

describe('names', () => {
  it.each(['"a ""b"""', 'größe', 'имя', 'a_$@1'])('%j is one', (text) => {
    expect(tokenize(text)).toHaveLength(1);
    expect(['word', 'quoted-name']).toContain(tokenize(text)[0]?.kind);
  });
  findings([
    ['SELECT * FROM #A;', ['refused-character error [#]']],
    ['SELECT * FROM `A`;', ['refused-character error [`]', 'refused-character error [`]']],
    ['SELECT * FROM [A];', ['refused-character error [[]', 'refused-character error []]']],
    ["VALUES '#`[]';", []],
  ]);
  answers([
    ['SELECT id FROM "SALES".orders FETCH FIRST 1 ROWS ONLY', /^ID: /],
    ['SELECT * FROM #A', /^42X02 .*"#" \(35\)/],
    ['SELECT * FROM [A]', /^42X02 .*"\[" \(91\)/],
    ['SELECT * FROM `A`', /^42X02 .*"`" \(96\)/],
  ]);
});

describe('curly quotes, foreign blanks and byte-order marks are refused, but not in comments', () => {
  findings([
    ['VALUES \u2018a\u2019;', ['curly-quote error [\u2018a\u2019]']],
    ['VALUES\u00A01;', ['invisible-character error [\u00A0]']],
    ['VALUES\u20031;', ['invisible-character error [\u2003]']],
    ['VALUES\u20281;', ['invisible-character error [\u2028]']],
    ['\uFEFFVALUES 1;', ['invisible-character error [\uFEFF]']],
    ['VALUES 1 /* \u2018\u00A0 */;', []],
  ]);
  answers([
    ['VALUES \u2018a\u2019', /^42X02 .*"\\u2018" \(8216\)/],
    ['VALUES\u00A01', /^42X02 .*\(160\)/],
    ['VALUES\u20031', /^42X02 .*\(8195\)/],
    ['VALUES\u20281', /^42X02 .*\(8232\)/],
    ['\uFEFFVALUES 1', /^42X02 .*\(65279\)/],
    ['VALUES /* \u2018\u00A0\uFEFF */ 1', '1: 1'],
  ]);
});

describe('BEGIN ATOMIC … END is the body of a trigger, and nothing else', () => {
  const trigger = 'CREATE TRIGGER T AFTER INSERT ON A BEGIN ATOMIC B; CASE WHEN C THEN D END; /* ; */ E; END';
  it('holds statements together in a trigger', () => {
    expect(splitStatements(`${trigger}; VALUES 1`).map(({ text }) => text)).toEqual([trigger, 'VALUES 1']);
  });
  it('is no block of its own', () => {
    expect(splitStatements('BEGIN ATOMIC A; END').map(({ text }) => text)).toEqual(['BEGIN ATOMIC A', 'END']);
    expect(shellCommandProblem('BEGIN ATOMIC A')).toMatch(/body of a CREATE TRIGGER/);
    expect(shellCommandProblem('END')).toMatch(/body of a CREATE TRIGGER/);
    expect(shellCommandProblem('BEGIN')).toMatch(/AUTOCOMMIT OFF begins/);
  });
  findings([
    ['BEGIN ATOMIC VALUES 1; END;', ['shell-command error [BEGIN ATOMIC VALUES 1]', 'shell-command error [END]']],
  ]);
  answers([
    ['BEGIN ATOMIC VALUES 1', /^42X01 /],
    ['END', /^42X01 /],
    ['SELECT 1 AS ATOMIC', 'ATOMIC: 1'],
  ]);
});

describe('CALL', () => {
  it.each([
    'CALL/* a */SYSCS_UTIL . LIST_PEERS\n(\n)',
    '{CALL SYSCS_UTIL.LIST_PEERS()}',
    "CALL SYSCS_UTIL.ADD_PEER(-1, 'a' || CURRENT SCHEMA, CAST(1 + 2 AS BOOLEAN))",
    'CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(CURRENT_USER)',
  ])('reads %j', (text) => {
    expect(parseCall(text)?.malformed).toBeUndefined();
  });
  it('wants parentheses', () => {
    expect(parseCall('CALL SYSCS_UTIL.LIST_PEERS')?.malformed).toBe('parentheses');
  });
  findings([
    ['CALL SYSCS_UTIL.LIST_PEERS;', ['call-parentheses error [LIST_PEERS]']],
    ['CALL LIST_PEERS();', ['schema-missing warning [LIST_PEERS]']],
    ['SET SCHEMA SYSCS_UTIL; CALL LIST_PEERS();', []],
    ["set current schema = 'SYSCS_UTIL'; CALL LIST_PEERS();", []],
    ['SET SCHEMA "syscs_util"; CALL LIST_PEERS();', ['schema-missing warning [LIST_PEERS]']],
    ['SET SCHEMA SYSCS_UTIL; SET SCHEMA A; CALL LIST_PEERS();', ['schema-missing warning [LIST_PEERS]']],
    [
      'SET SCHEMA SYSCS_UTIL;\n-- @active\nCALL LIST_PEERS();\nSET SCHEMA SYSCS_UTIL;\nCALL LIST_PEERS();',
      ['schema-missing warning [LIST_PEERS]'],
    ],
    ['CALL SYSCS_UTIL."list_peers"();', ['procedure-unknown error ["list_peers"]']],
    ['CALL SYSCS_UTIL.REMOVE_PEER(peerId => 1);', ['argument-named error [peerId => 1]']],
  ]);
  answers([
    ['CALL SYSCS_UTIL . GET_REPLICATION_ROLE /* a */ (\n)', /^ROLE: /],
    ['{call syscs_util.get_replication_role()}', /^ROLE: /],
    ['CALL SYSCS_UTIL.GET_REPLICATION_ROLE', /^42X01 /],
    ['CALL GET_REPLICATION_ROLE()', /^42Y03 /],
    ['SET SCHEMA SYSCS_UTIL', /rows$/],
    ['CALL GET_REPLICATION_ROLE()', /^ROLE: /],
    ['CALL "get_replication_role"()', /^42Y03 /],
    ['SET SCHEMA SPLICE', /rows$/],
  ]);
});

describe('what is not the server’s', () => {
  it.each([
    ['COMMIT', 'commit'],
    ['commit work', 'commit'],
    ['ROLLBACK', 'rollback'],
    ['AUTOCOMMIT ON', 'autocommit-on'],
    ['autocommit off', 'autocommit-off'],
    ['ROLLBACK TO SAVEPOINT A', undefined],
    ['COMMIT A', undefined],
  ])('%j is carried out by the runner as %s', (text, expected) => {
    expect(transactionCommand(text)).toBe(expected);
  });
  it.each([
    ['SHOW TABLES', /Read the tables of the schema SYS/],
    ['DESCRIBE A.B', /Read the tables of the schema SYS/],
    ["CONNECT 'jdbc:splice://a'", /@cluster NAME/],
    ['DISCONNECT', /@cluster NAME/],
    ['SET CONNECTION A', /@cluster NAME/],
    ["RUN 'a.sql'", /Open that file/],
    ["SPOOL 'a.txt'", /saved from their panel/],
    ["PREPARE A AS 'VALUES 1'", /Write the statement itself/],
    ['EXECUTE A', /Write the statement itself/],
    ["EXEC 'VALUES 1'", /Write the statement itself/],
    ['REMOVE A', /Write the statement itself/],
    ['SET TRANSACTION ISOLATION LEVEL SERIALIZABLE', /AUTOCOMMIT OFF begins/],
    ['BEGIN WORK', /AUTOCOMMIT OFF begins/],
    ['AUTOCOMMIT', /takes ON or OFF/],
    ["SET TERMINATOR '/'", /Leave it out/],
    ['ELAPSEDTIME ON', /Leave it out/],
    ['MAXIMUMDISPLAYWIDTH 30', /Leave it out/],
    ['WITH HEADER', /Leave it out/],
    ['WITHOUT HEADER', /Leave it out/],
    ['HELP', /Leave it out/],
    ['EXIT', /Leave it out/],
    ['QUIT', /Leave it out/],
  ])('%j is explained', (text, expected) => {
    expect(shellCommandProblem(text)).toMatch(expected);
    expect(told(`${text};`).map((one) => one.split(' ')[0])).toEqual(['shell-command']);
    expect(pair.said('active', text)).toMatch(/^42X01 /);
  });
  it.each([
    'SAVEPOINT A',
    'SET SCHEMA A',
    'SET CURRENT SCHEMA = A',
    'SET SESSION_PROPERTY useOLAP=true',
    'EXPLAIN SELECT 1',
    'WITH HEADER AS (SELECT 1) SELECT * FROM HEADER',
    'RELEASE SAVEPOINT A',
  ])('%j is the server’s', (text) => {
    expect(shellCommandProblem(text)).toBeUndefined();
    expect(told(`${text};`)).toEqual([]);
  });
  answers([
    ['COMMIT', /^42X01 /],
    ['ROLLBACK', /^42X01 /],
    ['AUTOCOMMIT ON', /^42X01 /],
  ]);
});

describe('queries', () => {
  answers([
    ['SELECT 1', '1: 1'],
    ['SELECT ID FROM SALES.ORDERS FETCH FIRST 1 ROWS ONLY', /^ID: /],
    ['SELECT TOP 1 ID FROM SALES.ORDERS', /^ID: /],
    ['SELECT ID FROM SALES.ORDERS {LIMIT 1}', /^ID: /],
    ['SELECT ID FROM SALES.ORDERS LIMIT 1', /^42X01 /],
    ['VALUES NULL', /^42X07 /],
    ['SELECT ? FROM SALES.ORDERS', /^42X34 /],
    ["VALUES DATE('2024-02-29')", '1: 2024-02-29'],
    ["VALUES {d '2024-02-29'}", '1: 2024-02-29'],
  ]);
});
