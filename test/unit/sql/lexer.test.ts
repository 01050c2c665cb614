/** The lexer against what the server was seen to do with SQL text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize, type TokenKind } from '../../../src/sql/lexer';
import { sqlText } from './sqlText';

/** `kind:text` of every token but blanks; an unterminated one ends in `…`. */
function shown(text: string): string[] {
  return tokenize(text)
    .filter((token) => token.kind !== 'blank')
    .map((token) => `${token.kind}:${text.slice(token.start, token.end)}${token.unterminated ? '…' : ''}`);
}

const one: readonly [string, TokenKind, string][] = [
  ['string with a doubled quote', 'string', "'it''s'"],
  ['string over two lines', 'string', "'a\nb'"],
  ['backslash is a letter', 'string', "'a\\'"],
  ['binary', 'string', "X'0A'"],
  ['binary in lower case', 'string', "x'0a'"],
  ['quoted name with a doubled quote', 'quoted-name', '"a""b"'],
  ['name of letters of another script', 'word', 'größe'],
  ['name in Greek', 'word', 'όνομα'],
  ['name with a digit, underscore, dollar and at sign', 'word', '_a1$b@c'],
  ['integer', 'number', '12'],
  ['decimal', 'number', '1.7'],
  ['decimal without a leading digit', 'number', '.5'],
  ['decimal without a trailing digit', 'number', '1.'],
  ['exponent', 'number', '1e3'],
  ['signed exponent', 'number', '1.5E-3'],
  ['two-character operator', 'operator', '||'],
  ['line comment', 'line-comment', '-- a; b'],
  ['line comment of one letter', 'line-comment', '--a'],
  ['line comment beginning like a hint', 'line-comment', '--splice'],
  ['line comment beginning like a longer hint', 'line-comment', '--splice-propertiesX a=b'],
  ['empty line comment', 'line-comment', '--'],
  ['block comment', 'block-comment', '/* a; b */'],
  ['nested block comment', 'block-comment', '/* a /* b */ c */'],
  ['block comment with quotes and dashes', 'block-comment', `/* ' " -- */`],
  ['a block comment that looks like a hint of other products', 'block-comment', '/*+ INDEX(a) */'],
  ['hint', 'hint', '--splice-properties index=x'],
  ['hint in capitals', 'hint', '--SPLICE-PROPERTIES index=x'],
  ['hint with a blank after the dashes', 'hint', '-- splice-properties index=x'],
  ['hint with a semicolon', 'hint', '--splice-properties index=x;'],
  ['hint alone', 'hint', '--splice-properties'],
  ['no-break blank', 'unknown', '\u00a0'],
  ['em blank', 'unknown', '\u2003'],
  ['line separator', 'unknown', '\u2028'],
  ['byte-order mark', 'unknown', '\ufeff'],
  ['curly quote', 'unknown', '‘'],
  ['number sign', 'unknown', '#'],
  ['back quote', 'unknown', '`'],
  ['bracket', 'unknown', '['],
  ['closing bracket', 'unknown', ']'],
  ['closing curly quote', 'unknown', '’'],
  ['curly double quote', 'unknown', '“'],
  ['paragraph separator', 'unknown', '\u2029'],
  ['vertical tab', 'unknown', '\v'],
  ['line comment of a blank', 'line-comment', '-- '],
  ['line comment beginning like a hint, of one letter', 'line-comment', '--s'],
  ['comment with what is refused outside', 'block-comment', '/* \u00a0\u2003\u2028\ufeff‘ */'],
  ['line comment with what is refused outside', 'line-comment', '-- \u00a0\u2003\ufeff‘’'],
  ['hint with several blanks after the dashes', 'hint', '--  Splice-Properties index=x'],
  ['backslash', 'unknown', '\\'],
  ['a character of two units', 'unknown', '😀'],
];

const several: readonly [string, string, string[]][] = [
  [
    'CALL',
    'call a.B(1,?)',
    ['word:call', 'word:a', 'operator:.', 'word:B', 'operator:(', 'number:1', 'operator:,', 'operator:?', 'operator:)'],
  ],
  ['no N literals', "N'a'", ['word:N', "string:'a'"]],
  ['no E literals with escapes', "E'a\\'b'", ['word:E', "string:'a\\'", 'word:b', "string:'…"]],
  ['no U& literals', "U&'a'", ['word:U', 'operator:&', "string:'a'"]],
  ['no q literals', "q'[a]'", ['word:q', "string:'[a]'"]],
  ['escapes of ODBC', "{d '2024-02-29'}", ['operator:{', 'word:d', "string:'2024-02-29'", 'operator:}']],
  ['a limit in braces', '{LIMIT 3}', ['operator:{', 'word:LIMIT', 'number:3', 'operator:}']],
  ['a number sign in a name', 'a#b', ['word:a', 'unknown:#', 'word:b']],
  ['no hint of a tab', '--\tsplice-properties a=b', ['line-comment:--\tsplice-properties a=b']],
  ['no dollar quotes', "$$a'$$'", ['word:$$a', "string:'$$'"]],
  ['a name that ends in x before a string', "ax'0A'", ['word:ax', "string:'0A'"]],
  ['two literals side by side', "'a' 'b'", ["string:'a'", "string:'b'"]],
  ['comment ends at a line feed', '--a\nb', ['line-comment:--a', 'word:b']],
  ['comment ends at a carriage return', '--a\rb', ['line-comment:--a', 'word:b']],
  ['comment does not end at a line separator', '--a\u2028b', ['line-comment:--a\u2028b']],
  ['hint ends at the line end', '--splice-properties a=b\nc', ['hint:--splice-properties a=b', 'word:c']],
  ['minus and comment', '1- --2', ['number:1', 'operator:-', 'line-comment:--2']],
  ['exponent without digits', '1e', ['number:1', 'word:e']],
  ['range of dots', '1..2', ['number:1.', 'number:.2']],
  ['unterminated string', "a 'b\n;", ['word:a', "string:'b\n;…"]],
  ['unterminated string after a doubled quote', "'b''", ["string:'b''…"]],
  ['unterminated name', '"b', ['quoted-name:"b…']],
  ['unterminated comment', '/* a /* b */', ['block-comment:/* a /* b */…']],
  ['slash star slash is not a whole comment', '/*/', ['block-comment:/*/…']],
  ['curly quotes round a word', '‘full’', ['unknown:‘', 'word:full', 'unknown:’']],
];

describe('tokenize', () => {
  it.each(one)('takes %s for one token', (_name, kind, text) => {
    expect(shown(text)).toEqual([`${kind}:${text}`]);
  });

  it.each(several)('reads %s', (_name, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('takes the server’s five blanks together', () => {
    expect(tokenize(' \t\n\r\f')).toEqual([{ kind: 'blank', start: 0, end: 5 }]);
  });

  it('gives the text back when its tokens are joined', () => {
    fc.assert(
      fc.property(sqlText, (text) => {
        const tokens = tokenize(text);
        expect(tokens.map((token) => text.slice(token.start, token.end)).join('')).toBe(text);
        expect(tokens.every((token) => token.end > token.start)).toBe(true);
      }),
    );
  });

  it('marks at most the last token as unterminated', () => {
    fc.assert(
      fc.property(sqlText, (text) => {
        expect(
          tokenize(text)
            .slice(0, -1)
            .some((token) => token.unterminated),
        ).toBe(false);
      }),
    );
  });
});
