/** Every finding about the text of a script, and what its fixes make of it. */
import { describe, expect, it } from 'vitest';
import { clustersOf, applied, diagnosed, told } from './diagnosing';
import { factsFor } from '../scriptWith';

/** With the findings of calls and hints of other checks left out. */
function findings(script: string, code: string) {
  return diagnosed(script).filter((finding) => finding.code === code);
}

/** Script, code, severity, what is underlined, the script with the preferred fix taken: after it the finding is gone. */
const fixable = [
  ['CALL F(\u2018a\u2019);', 'curly-quote', 'error', '\u2018a\u2019', "CALL F('a');"],
  ['CALL F(\u201Aa\u2018);', 'curly-quote', 'error', '\u201Aa\u2018', "CALL F('a');"],
  ['SELECT \u201CA\u201D FROM T;', 'curly-quote', 'error', '\u201CA\u201D', 'SELECT "A" FROM T;'],
  ['SELECT \u201EA\u201C FROM T;', 'curly-quote', 'error', '\u201EA\u201C', 'SELECT "A" FROM T;'],
  ['SELECT \u00ABA\u00BB FROM T;', 'curly-quote', 'error', '\u00ABA\u00BB', 'SELECT "A" FROM T;'],
  ["CALL F(\u2018a');", 'curly-quote', 'error', '\u2018', "CALL F('a');"],
  ['CALL F(\uFF07a\uFF07);', 'curly-quote', 'error', '\uFF07a\uFF07', "CALL F('a');"],
  ['CALL F(\u2039a\u203A);', 'curly-quote', 'error', '\u2039a\u203A', "CALL F('a');"],
  ['CALL F(`a`);', 'curly-quote', 'error', '`a`', "CALL F('a');"],
  ['CALL F(\u02BCfull\u02BC);', 'curly-quote', 'error', '\u02BCfull\u02BC', "CALL F('full');"],
  ['CALL F(1, \u02BBh:2181:/a\u02BC);', 'curly-quote', 'error', '\u02BBh:2181:/a\u02BC', "CALL F(1, 'h:2181:/a');"],
  [
    'SELECT A FROM T --splice-properties useSpark=true; \nVALUES 1;',
    'hint-semicolon',
    'error',
    '; ',
    'SELECT A FROM T --splice-properties useSpark=true\n;\nVALUES 1;',
  ],
  ['VALUES \u00B4a\u00B4', 'curly-quote', 'error', '\u00B4a\u00B4', "VALUES 'a'"],
  ["CALL F('a\u2019);", 'unterminated-string', 'error', "'a\u2019);", "CALL F('a');"],
  ["CALL F(1, 'a, true, 3);", 'unterminated-string', 'error', "'a, true, 3);", "CALL F(1, 'a', true, 3);"],
  ["CALL F(1, 'a,\n  true);", 'unterminated-string', 'error', "'a,", "CALL F(1, 'a',\n  true);"],
  ["CALL F((1), ('a));", 'unterminated-string', 'error', "'a));", "CALL F((1), ('a'));"],
  [
    "SELECT * FROM T WHERE A = 'x;\nVALUES 1;",
    'unterminated-string',
    'error',
    "'x;",
    "SELECT * FROM T WHERE A = 'x';\nVALUES 1;",
  ],
  ["VALUES 'x; -- why\nVALUES 1;", 'unterminated-string', 'error', "'x; -- why", "VALUES 'x'; -- why\nVALUES 1;"],
  ["CALL F('/a, 'full');", 'unterminated-string', 'error', "'/a, '", "CALL F('/a', 'full');"],
  [
    "CALL F('/a);\nCALL G('hdfs://b');\n",
    'unterminated-string',
    'error',
    "'/a);",
    "CALL F('/a');\nCALL G('hdfs://b');\n",
  ],
  ['SELECT "A FROM T;', 'unterminated-name', 'error', '"A FROM T;', 'SELECT "A" FROM T;'],
  [
    "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('**SALES**');",
    'emphasis-asterisk',
    'error',
    '**SALES**',
    "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES');",
  ],
  [
    'CALL SYSCS_UTIL.**LIST_PEERS**();',
    'emphasis-asterisk',
    'error',
    '**LIST_PEERS**',
    'CALL SYSCS_UTIL.LIST_PEERS();',
  ],
  ['SELECT A FROM *S.T*;', 'emphasis-asterisk', 'error', '*S.T*', 'SELECT A FROM S.T;'],
  ['VALUES\u00A01;', 'invisible-character', 'error', '\u00A0', 'VALUES 1;'],
  ['VALUES\u2003\u00A01;', 'invisible-character', 'error', '\u2003\u00A0', 'VALUES 1;'],
  ['VALUES\u20281;', 'invisible-character', 'error', '\u2028', 'VALUES 1;'],
  ['\uFEFFVALUES 1;', 'invisible-character', 'error', '\uFEFF', 'VALUES 1;'],
  ['VALUES \u200B\u200D1;', 'invisible-character', 'error', '\u200B\u200D', 'VALUES 1;'],
  [
    'SHOW TABLES;',
    'shell-command',
    'error',
    'SHOW TABLES',
    "SELECT S.SCHEMANAME, T.TABLENAME FROM SYS.SYSTABLES T JOIN SYS.SYSSCHEMAS S ON S.SCHEMAID = T.SCHEMAID WHERE T.TABLETYPE IN ('T', 'E') ORDER BY 1, 2;",
  ],
  [
    'show views in sales;',
    'shell-command',
    'error',
    'show views in sales',
    "SELECT S.SCHEMANAME, T.TABLENAME FROM SYS.SYSTABLES T JOIN SYS.SYSSCHEMAS S ON S.SCHEMAID = T.SCHEMAID WHERE T.TABLETYPE IN ('V') AND S.SCHEMANAME = 'SALES' ORDER BY 1, 2;",
  ],
  [
    'SHOW PROCEDURES IN SYSCS_UTIL;',
    'shell-command',
    'error',
    'SHOW PROCEDURES IN SYSCS_UTIL',
    "SELECT S.SCHEMANAME, A.ALIAS FROM SYS.SYSALIASES A JOIN SYS.SYSSCHEMAS S ON S.SCHEMAID = A.SCHEMAID WHERE A.ALIASTYPE = 'P' AND S.SCHEMANAME = 'SYSCS_UTIL' ORDER BY 1, 2;",
  ],
  ['SHOW SCHEMAS;', 'shell-command', 'error', 'SHOW SCHEMAS', 'SELECT SCHEMANAME FROM SYS.SYSSCHEMAS ORDER BY 1;'],
  ['SHOW VERSION;', 'shell-command', 'error', 'SHOW VERSION', 'CALL SYSCS_UTIL.SYSCS_GET_VERSION_INFO();'],
  [
    'SHOW VERSION LOCAL',
    'shell-command',
    'error',
    'SHOW VERSION LOCAL',
    'CALL SYSCS_UTIL.SYSCS_GET_VERSION_INFO_LOCAL()',
  ],
  [
    'describe sales.orders;',
    'shell-command',
    'error',
    'describe sales.orders',
    'SELECT * FROM SALES.ORDERS WHERE 1 = 0;',
  ],
  ['BEGIN;', 'shell-command', 'error', 'BEGIN', 'AUTOCOMMIT OFF;'],
  ["EXECUTE 'VALUES ''a''';", 'shell-command', 'error', "EXECUTE 'VALUES ''a'''", "VALUES 'a';"],
  ['EXIT ; VALUES 1;', 'shell-command', 'error', 'EXIT', ' VALUES 1;'],
  ['elapsedtime on;', 'shell-command', 'error', 'elapsedtime on', ''],
  ['MAXIMUMDISPLAYWIDTH 20', 'shell-command', 'error', 'MAXIMUMDISPLAYWIDTH 20', ''],
  ['WITH HEADER;', 'shell-command', 'error', 'WITH HEADER', ''],
  [
    '-- @clustr east\nVALUES 1;',
    'directive-unknown-directive',
    'error',
    '-- @clustr east',
    '-- @cluster east\nVALUES 1;',
  ],
  ['-- @active now\nVALUES 1;', 'directive-unexpected-text', 'error', '-- @active now', '-- @active\nVALUES 1;'],
] as const;

describe('a finding with a sure fix', () => {
  it.each(fixable)('%j: %s', (script, code, severity, underlined, expected) => {
    const [found, ...more] = findings(script, code);
    expect(more).toEqual([]);
    expect(found?.severity).toBe(severity);
    expect(script.slice(found?.start, found?.end)).toBe(underlined);
    const fix = found?.fixes.find(({ isPreferred }) => isPreferred);
    expect(fix && applied(script, fix)).toBe(expected);
    expect(findings(expected, code)).toEqual([]);
  });
});

/** Script, finding, what its fixes make of it where a person chooses them. */
const others = [
  ['VALUES 1 /* a\nVALUES 2;', 'unterminated-comment error [/* a]', ['VALUES 1 /* a */\nVALUES 2;']],
  ['VALUES 1;\n/* a\nVALUES 2;', 'unterminated-comment error [/* a]', ['VALUES 1;\n/* a */\nVALUES 2;']],
  ['/* a /* b */\nVALUES 2;', 'unterminated-comment error [/* a /* b */]', ['/* a /* b */ */\nVALUES 2;']],
  ['VALUES 1 /* a /* b */', 'unterminated-comment error [/* a /* b */]', ['VALUES 1 /* a /* b */ */']],
  [
    'CREATE TRIGGER A AFTER INSERT ON T BEGIN ATOMIC VALUES 1;',
    'unterminated-body error [BEGIN ATOMIC]',
    ['CREATE TRIGGER A AFTER INSERT ON T BEGIN ATOMIC VALUES 1;\nEND'],
  ],
  [
    "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES\u00A0');",
    'invisible-character warning [\u00A0]',
    ["CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES ');"],
  ],
  ['CALL SYSCS_UTIL.REMOVE_PEER(<peer-id>);', 'placeholder error [<peer-id>]', []],
  ['CALL SYSCS_UTIL.REMOVE_PEER(${id});', 'placeholder error [${id}]', []],
  ['CALL SYSCS_UTIL.REMOVE_PEER(...);', 'placeholder error [...]', []],
  ['CALL SYSCS_UTIL.REMOVE_PEER(\u2026);', 'placeholder error [\u2026]', []],
  ["CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('hdfs://<active-host>/b', 'full');", 'placeholder error [<active-host>]', []],
  ["CALL SYSCS_UTIL.ADD_PEER(1, 'hostname:port', true);", 'placeholder error [hostname:port]', []],
  ["CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('YOUR_SCHEMA');", 'placeholder warning [YOUR_SCHEMA]', []],
  ['SELECT A FROM <schema>.T;', 'placeholder error [<schema>]', []],
  ['SELECT A FROM YOUR_TABLE;', 'placeholder warning [YOUR_TABLE]', []],
  ["CONNECT 'jdbc:splice://h:1527/splicedb';", "shell-command error [CONNECT 'jdbc:splice://h:1527/splicedb']", []],
  ["RUN 'a.sql';", "shell-command error [RUN 'a.sql']", []],
  ['EXIT\nCALL F();', 'shell-command error [EXIT]', []],
  ['-- @cluster\nVALUES 1;', 'directive-missing-name error [-- @cluster]', []],
  ['-- @let my id\nVALUES 1;', 'directive-bad-name error [-- @let my id]', ['-- @let my_id\nVALUES 1;']],
  ['-- @confirm\nVALUES 1;', 'directive-missing-text error [-- @confirm]', []],
  ['VALUES -- @active\n1;', 'directive-inside error [-- @active]', []],
] as const;

describe('a finding that a person has to judge', () => {
  it.each(others)('%j: %s', (script, expected, fixed) => {
    expect(told(script)).toContain(expected);
    const found = diagnosed(script).filter(({ code }) => expected.startsWith(`${code} `));
    expect(found.flatMap(({ fixes }) => fixes.map((fix) => applied(script, fix)))).toEqual(fixed);
  });
});

describe('nothing is found', () => {
  it.each([
    'VALUES 1;',
    "VALUES '\u2018a\u2019 \u00A0 *b* <c>';",
    '-- \u2018a\u2019 *b* ... <c> \u00A0\nVALUES 1;',
    '/* \u201Ca\u201D */ VALUES 1;',
    'SELECT "\u2019" FROM T;',
    'SELECT A *B* C FROM T;',
    'SELECT A*B, 2 *C*3 FROM T;',
    'SELECT * FROM T WHERE A <B AND C> 1;',
    'SELECT COUNT(*) FROM T;',
    'SELECT T.*, S.* FROM T, S;',
    "INSERT INTO NOTES VALUES ('one;\nSELECT two;\nthree');",
    "VALUES 'a\nb';",
    'COMMIT;\nROLLBACK;\nAUTOCOMMIT OFF;\nAUTOCOMMIT ON;',
    'SAVEPOINT A;\nEXPLAIN SELECT 1;\nSET SCHEMA S;',
    '-- @author Ann\n-- @active\nVALUES 1;\n-- @let id\nVALUES 2;\n-- @wait-for-restart\n-- @confirm go on?\nVALUES :id;',
    'SELECT A FROM T --splice-properties index=null\nWHERE B = 1;',
    '',
    ';;\n;',
  ])('in %j', (script) => {
    expect(told(script)).toEqual([]);
  });
});

describe('a cluster that a directive names', () => {
  const clusters = clustersOf(factsFor('3.2.0.2025'), [factsFor('3.2.0.2025', { name: 'West one' })]);

  it('is known', () => {
    expect(told('-- @cluster West one\nVALUES 1;', clusters)).toEqual([]);
  });

  it.each([
    ['-- @cluster Eest\nVALUES 1;', 'Eest', '-- @cluster east\nVALUES 1;'],
    ['-- @cluster west one', 'west one', '-- @cluster West one'],
  ])('is meant in %j', (script, underlined, fixed) => {
    expect(told(script, clusters)).toEqual([`cluster-unknown error [${underlined}]`]);
    const [fix, ...more] = diagnosed(script, clusters)[0]?.fixes ?? [];
    expect(fix?.isPreferred).toBe(true);
    expect(fix && applied(script, fix)).toBe(fixed);
    expect(more).toEqual([]);
  });

  it('is none of the known ones', () => {
    const [found] = diagnosed('-- @cluster elsewhere', clusters);
    expect(found).toMatchObject({ code: 'cluster-unknown', fixes: [] });
    expect(found?.message).toContain('east, West one');
  });
});

it('hosts that a cluster really has are no placeholders', () => {
  const script = "CALL SYSCS_UTIL.ADD_PEER(9, 'passive-host:2181:/hbase', true);";
  const codes = (facts = factsFor('3.2.0.2025')) => diagnosed(script, clustersOf(facts)).map(({ code }) => code);
  expect(codes()).toContain('placeholder');
  const known = factsFor('3.2.0.2025', { clusterKeys: [{ name: 'west', key: 'passive-host:2181:/hbase' }] });
  expect(codes(known)).not.toContain('placeholder');
});
