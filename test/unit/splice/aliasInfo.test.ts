/** Reading ALIASINFO as the server writes it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAliasInfo, parseAliasInfo, type AliasInfo } from '../../../src/splice/aliasInfo';

const sample =
  'ADD_PEER(IN "peerId" SMALLINT,IN "clusterKey" VARCHAR(32672),IN "enabled" BOOLEAN) LANGUAGE JAVA PARAMETER STYLE JAVA  DETERMINISTIC MODIFIES SQL DATA DYNAMIC RESULT SETS 1';

const addPeer: AliasInfo = {
  method: 'ADD_PEER',
  parameters: [
    { name: 'peerId', type: 'SMALLINT' },
    { name: 'clusterKey', type: 'VARCHAR(32672)' },
    { name: 'enabled', type: 'BOOLEAN' },
  ],
  sqlControl: 'MODIFIES SQL DATA',
  resultSets: 1,
};

const none: AliasInfo = { method: 'M', parameters: [], sqlControl: undefined, resultSets: 0 };

const cases: readonly [name: string, text: string, expected: AliasInfo][] = [
  ['the server’s sample', sample, addPeer],
  ['no parameters', 'M() LANGUAGE JAVA PARAMETER STYLE JAVA NO SQL', { ...none, sqlControl: 'NO SQL' }],
  ['nothing behind the list', 'M( )', none],
  [
    'an end after the control',
    'M() LANGUAGE JAVA PARAMETER STYLE JAVA READS SQL DATA',
    { ...none, sqlControl: 'READS SQL DATA' },
  ],
  [
    'a definer',
    'M() LANGUAGE JAVA PARAMETER STYLE JAVA EXTERNAL SECURITY DEFINER CONTAINS SQL DYNAMIC RESULT SETS 12',
    { ...none, sqlControl: 'CONTAINS SQL', resultSets: 12 },
  ],
  [
    'quotes, commas and parentheses in names',
    'M(IN "a""b" INTEGER,IN "c,d" DECIMAL(5,2),OUT "e)(" CHAR(3) FOR BIT DATA)',
    {
      ...none,
      parameters: [
        { name: 'a"b', type: 'INTEGER' },
        { name: 'c,d', type: 'DECIMAL(5,2)' },
        { name: 'e)(', type: 'CHAR(3) FOR BIT DATA' },
      ],
    },
  ],
  [
    'a type with a quoted name',
    'M(INOUT "a" "S,"."T)""")',
    { ...none, parameters: [{ name: 'a', type: '"S,"."T)"""' }] },
  ],
  [
    'a method with its package',
    'com.example.A.m(IN "a" INT)',
    { ...none, method: 'com.example.A.m', parameters: [{ name: 'a', type: 'INT' }] },
  ],
  [
    'a name that looks like the rest',
    'M(IN "NO SQL DYNAMIC RESULT SETS 9" INT)',
    { ...none, parameters: [{ name: 'NO SQL DYNAMIC RESULT SETS 9', type: 'INT' }] },
  ],
];

const broken = [
  '',
  'M',
  '()',
  '(IN "a" INT)',
  'M(',
  'M(IN',
  'M(IN "a',
  'M(IN "a" INT',
  'M(IN "a" )',
  'M(IN "a" INT,)',
  'M(a INT)',
  'M(IN "a" "b)',
  'com.example.A@1f',
];

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const type = fc.oneof(
  fc.constantFrom('SMALLINT', 'BOOLEAN', 'VARCHAR(32672)', 'DECIMAL(5, 2)', 'CHAR(3) FOR BIT DATA', '"A,""B"."C)("'),
  fc.integer({ min: 1, max: 32672 }).map((length) => `VARCHAR(${length})`),
);
const aliasInfo: fc.Arbitrary<AliasInfo> = fc.record({
  method: fc.stringMatching(/^[A-Z_][A-Za-z0-9_.]{0,20}$/),
  parameters: fc.array(fc.record({ name, type }), { maxLength: 5 }),
  sqlControl: fc.constantFrom('MODIFIES SQL DATA', 'READS SQL DATA', 'CONTAINS SQL', 'NO SQL', undefined),
  resultSets: fc.nat(20),
});

describe('ALIASINFO', () => {
  it.each(cases)('reads %s', (_name, text, expected) => {
    expect(parseAliasInfo(text)).toEqual(expected);
  });

  it.each(broken)('does not take %j for one', (text) => {
    expect(parseAliasInfo(text)).toBeUndefined();
  });

  it('writes the server’s sample', () => {
    expect(formatAliasInfo(addPeer)).toBe(sample);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(aliasInfo, (info) => {
        expect(parseAliasInfo(formatAliasInfo(info))).toEqual(info);
      }),
    );
  });

  it('throws for no text, and what it reads of any text it can write and read again', () => {
    const pieces = fc.constantFrom(
      '(',
      ')',
      '"',
      ',',
      'IN "',
      'OUT "',
      ' ',
      'a',
      ' INT',
      '""',
      'IN "b" INT',
      ') NO SQL',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (all) => {
        const info = parseAliasInfo(`M(${all.join('')}`);
        if (info) expect(parseAliasInfo(formatAliasInfo(info))).toEqual(info);
      }),
      { numRuns: 2_000 },
    );
  });
});
