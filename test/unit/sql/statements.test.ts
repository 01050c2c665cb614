/** Statement splitting and comment blanking. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSignificant, tokenize } from '../../../src/sql/lexer';
import { checkSingle } from '../../../src/sql/oneStatement';
import {
  blankComments,
  splitScript,
  splitStatements,
  withSemicolon,
  type Statement,
} from '../../../src/sql/statements';
import { sqlText } from './sqlText';

const trigger = `CREATE TRIGGER tr AFTER UPDATE ON t FOR EACH ROW BEGIN ATOMIC
  UPDATE a SET b = CASE WHEN c = 1 THEN 2 ELSE 3 END; -- the end;
  INSERT INTO d VALUES (';'); /* END */
END`;

const splits: readonly [string, string, string[]][] = [
  ['one statement', 'VALUES 1', ['VALUES 1']],
  ['a trailing semicolon', 'VALUES 1;', ['VALUES 1']],
  ['two statements', 'VALUES 1; VALUES 2', ['VALUES 1', 'VALUES 2']],
  ['nothing', '', []],
  ['blanks', ' \r\n', []],
  ['comments', '-- a\n/* b; */', []],
  ['stray semicolons', ';;VALUES 1;;', ['VALUES 1']],
  ['a hint and nothing else', '--splice-properties index=a\n;', []],
  ['leading and trailing comments', '-- a\nVALUES 1 /* b */;-- c', ['VALUES 1']],
  ['a comment within', 'VALUES/* a */1', ['VALUES/* a */1']],
  ['a semicolon in a string', "VALUES 'a;''b;'; VALUES 2", ["VALUES 'a;''b;'", 'VALUES 2']],
  ['a semicolon after a backslash', "VALUES '\\'; VALUES 2", ["VALUES '\\'", 'VALUES 2']],
  ['a semicolon in a quoted name', 'SELECT "a;""b;" FROM t; VALUES 2', ['SELECT "a;""b;" FROM t', 'VALUES 2']],
  ['a semicolon in a line comment', 'VALUES 1 -- ;\n; VALUES 2', ['VALUES 1', 'VALUES 2']],
  ['a semicolon in nested comments', 'VALUES /* ; /* ; */ ; */ 1', ['VALUES /* ; /* ; */ ; */ 1']],
  [
    'a hint at the end',
    'SELECT * FROM t --splice-properties a=b;\n; VALUES 2',
    ['SELECT * FROM t --splice-properties a=b;', 'VALUES 2'],
  ],
  ['a trigger with a body', `${trigger}; VALUES 2`, [trigger, 'VALUES 2']],
  ['a trigger with a body in lower case', `${trigger.toLowerCase()}; VALUES 2`, [trigger.toLowerCase(), 'VALUES 2']],
  [
    'a trigger without a body',
    'CREATE TRIGGER tr AFTER INSERT ON t UPDATE a SET b = CASE WHEN 1=1 THEN 1 END; VALUES 2',
    ['CREATE TRIGGER tr AFTER INSERT ON t UPDATE a SET b = CASE WHEN 1=1 THEN 1 END', 'VALUES 2'],
  ],
  [
    'a comment between BEGIN and ATOMIC',
    'CREATE /* x */ TRIGGER tr BEGIN /* x */ ATOMIC a; END; b',
    ['CREATE /* x */ TRIGGER tr BEGIN /* x */ ATOMIC a; END', 'b'],
  ],
  [
    'quoted END in a body',
    'CREATE TRIGGER tr BEGIN ATOMIC "END"; END; b',
    ['CREATE TRIGGER tr BEGIN ATOMIC "END"; END', 'b'],
  ],
  ['BEGIN outside a trigger', 'BEGIN ATOMIC a; END; b', ['BEGIN ATOMIC a', 'END', 'b']],
  ['BEGIN without ATOMIC in a trigger', 'CREATE TRIGGER tr BEGIN a; b', ['CREATE TRIGGER tr BEGIN a', 'b']],
  ['ATOMIC as a name', 'SELECT atomic FROM t; b', ['SELECT atomic FROM t', 'b']],
  ['two triggers', `${trigger};${trigger}`, [trigger, trigger]],
  [
    'a body with semicolons between and after its statements',
    'CREATE TRIGGER tr BEGIN ATOMIC a; /* ; */ b; -- ;\n END ; c',
    ['CREATE TRIGGER tr BEGIN ATOMIC a; /* ; */ b; -- ;\n END', 'c'],
  ],
  [
    'CASE in CASE in a body',
    'CREATE TRIGGER tr BEGIN ATOMIC CASE WHEN CASE a END THEN b END; c; END; d',
    ['CREATE TRIGGER tr BEGIN ATOMIC CASE WHEN CASE a END THEN b END; c; END', 'd'],
  ],
  [
    'no body in a procedure',
    'CREATE PROCEDURE p BEGIN ATOMIC a; END; b',
    ['CREATE PROCEDURE p BEGIN ATOMIC a', 'END', 'b'],
  ],
  [
    'what the server takes',
    'SAVEPOINT a;SET SCHEMA b;EXPLAIN SELECT 1;',
    ['SAVEPOINT a', 'SET SCHEMA b', 'EXPLAIN SELECT 1'],
  ],
  ['limits', 'SELECT TOP 1 a FROM t;SELECT 1 {LIMIT 1};', ['SELECT TOP 1 a FROM t', 'SELECT 1 {LIMIT 1}']],
  ['a string over lines', "VALUES 'a;\r\n;b';c", ["VALUES 'a;\r\n;b'", 'c']],
  ['foreign blanks', '\u00a0;\ufeff;', ['\u00a0', '\ufeff']],
  ['carriage returns alone', 'VALUES 1 --a\r;VALUES 2', ['VALUES 1', 'VALUES 2']],
];

const endings: readonly [string, Statement['unterminated']][] = [
  ["VALUES 'a; b", 'string'],
  ['SELECT "a; b', 'name'],
  ['VALUES 1 /* a; b', 'comment'],
  ['CREATE TRIGGER tr BEGIN ATOMIC a; b', 'body'],
  ['VALUES 1', undefined],
];

const openComments: readonly [string, number, number | undefined][] = [
  ['VALUES 1;\n/* note\nCALL F();', 1, 10],
  ['/* a /* b */\nCALL F();', 0, 0],
  ['-- a\n/*', 0, 5],
  ['VALUES 1 /* note; VALUES 2;', 1, undefined],
  ['VALUES 1; /* a; */', 1, undefined],
  ['VALUES 1; -- /*', 1, undefined],
];

describe('splitStatements', () => {
  it.each(openComments)('sees in %j the comment that swallows what follows', (text, count, expected) => {
    const { statements, openComment } = splitScript(text);
    expect(statements).toHaveLength(count);
    expect(openComment).toBe(expected);
  });

  it.each(splits)('splits %s', (_name, text, expected) => {
    const statements = splitStatements(text);
    expect(statements.map((statement) => statement.text)).toEqual(expected);
    for (const statement of statements) expect(text.slice(statement.start, statement.end)).toBe(statement.text);
  });

  it.each(endings)('tells what %j ends in', (text, expected) => {
    const statements = splitStatements(text);
    expect(statements).toHaveLength(1);
    expect(statements[0]?.unterminated).toBe(expected);
    expect(statements[0]?.end).toBe(text.length);
  });

  it('never gives an empty statement, nor loses a significant token', () => {
    fc.assert(
      fc.property(sqlText, (text) => {
        const significant = (part: string) =>
          tokenize(part)
            .filter(isSignificant)
            .map((token) => part.slice(token.start, token.end))
            .filter((piece) => piece !== ';');
        const statements = splitStatements(text);
        expect(statements.flatMap((statement) => significant(statement.text))).toEqual(significant(text));
        for (const statement of statements) expect(significant(statement.text).length).toBeGreaterThan(0);
      }),
    );
  });

  it('gives the text back when its statements are joined with what stands between them, which is nothing to send', () => {
    fc.assert(
      fc.property(sqlText, (text) => {
        let joined = '';
        let at = 0;
        for (const { start, end, text: statement } of splitStatements(text)) {
          const between = text.slice(at, start);
          expect(splitStatements(between)).toEqual([]);
          joined += between + statement;
          at = end;
        }
        expect(joined + text.slice(at)).toBe(text);
      }),
    );
  });

  it('sends none with its semicolon, unless that belongs to a body or to what has no end', () => {
    fc.assert(
      fc.property(sqlText, (text) => {
        for (const { text: statement, unterminated } of splitStatements(text)) {
          if (unterminated) continue;
          expect(checkSingle(statement)).toMatchObject({ kind: 'ok' });
          const last = tokenize(statement).findLast(isSignificant);
          expect(last && statement.slice(last.start, last.end)).not.toBe(';');
        }
      }),
    );
  });

  it('splits each statement into itself', () => {
    fc.assert(
      fc.property(sqlText, (text) => {
        for (const statement of splitStatements(text)) {
          expect(splitStatements(statement.text).map((again) => again.text)).toEqual([statement.text]);
        }
      }),
    );
  });
});

describe('a statement with its semicolon', () => {
  it.each([
    ['VALUES 1', 'VALUES 1;'],
    ["VALUES '--splice-properties a=b'", "VALUES '--splice-properties a=b';"],
    ['SELECT * FROM t --splice-properties a=b\nWHERE c', 'SELECT * FROM t --splice-properties a=b\nWHERE c;'],
    ['SELECT * FROM t --splice-properties a=b', 'SELECT * FROM t --splice-properties a=b\n;'],
  ])('%j', (statement, expected) => {
    expect(withSemicolon(statement)).toBe(expected);
  });

  it('ends where it ended, whatever follows', () => {
    fc.assert(
      fc.property(sqlText, (text) => {
        for (const { text: statement, unterminated } of splitStatements(text)) {
          if (unterminated) continue;
          const script = `${withSemicolon(statement)}\nVALUES 1`;
          expect(splitStatements(script).map((found) => found.text)).toEqual([statement, 'VALUES 1']);
        }
      }),
    );
  });
});

const blankings: readonly [string, string][] = [
  ['VALUES 1 --a', 'VALUES 1    '],
  ['VALUES 1 -- \nb', 'VALUES 1    \nb'],
  ['VALUES 1 --\rb', 'VALUES 1   \rb'],
  ['VALUES 1 --splice\nb', 'VALUES 1         \nb'],
  ['VALUES 1 --s', 'VALUES 1    '],
  ['VALUES 1 --\n', 'VALUES 1   \n'],
  ['VALUES 1 -- ', 'VALUES 1    '],
  ['t -- Splice-Properties a=b\nc -- d', 't -- Splice-Properties a=b\nc     '],
  ['a/* b\r\n/* c */ d */e', 'a    \r\n            e'],
  ['a /*\u2028\u00a0‘*/ b', 'a         b'],
  ['\'--a\' "/*b*/"', '\'--a\' "/*b*/"'],
  ['t --splice-properties a=b\nc', 't --splice-properties a=b\nc'],
  ['DELETE FROM t /* WHERE a = 1', 'DELETE FROM t /* WHERE a = 1'],
  ['/*+ a */b', '        b'],
];

describe('blankComments', () => {
  it.each(blankings)('turns %j into %j', (text, expected) => {
    expect(blankComments(text)).toBe(expected);
  });

  it('keeps the length, the line ends and what is no comment', () => {
    fc.assert(
      fc.property(sqlText, (text) => {
        const blank = blankComments(text);
        expect(blank.length).toBe(text.length);
        expect(blank.replace(/[^\r\n]/g, '')).toBe(text.replace(/[^\r\n]/g, ''));
        const pieces = (part: string) =>
          tokenize(part)
            .filter((token) => isSignificant(token) || token.kind === 'hint')
            .map((token) => `${token.start} ${part.slice(token.start, token.end)}`);
        expect(pieces(blank)).toEqual(pieces(text));
      }),
    );
  });
});
