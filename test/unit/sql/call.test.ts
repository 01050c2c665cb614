/** Reading CALL statements. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCall, type ParsedCall } from '../../../src/sql/call';
import { sqlText } from './sqlText';
import { anyText } from '../anyText';

/** `schema.procedure(kind:value, …) !defect`. */
function shown(call: ParsedCall | undefined): string | undefined {
  if (!call) return undefined;
  const list = call.arguments.map(({ kind, value }) => (value === undefined ? kind : `${kind}:${String(value)}`));
  const name = `${call.schema ? `${call.schema.name}.` : ''}${call.procedure?.name ?? '-'}`;
  return `${name}(${list.join(', ')})${call.malformed ? ` !${call.malformed}` : ''}`;
}

const cases: readonly [string, string | undefined][] = [
  ['CALL SYSCS_UTIL.LIST_PEERS()', 'SYSCS_UTIL.LIST_PEERS()'],
  ['call syscs_util.list_peers ( )', 'SYSCS_UTIL.LIST_PEERS()'],
  ['CALL LIST_PEERS()', 'LIST_PEERS()'],
  ['{CALL A.B(1)}', 'A.B(number:1)'],
  ['{ call A.B(1) }', 'A.B(number:1)'],
  ['/* a */ CALL--b\nA/* c */.\nB(--d\n1)', 'A.B(number:1)'],
  ['CALL "syscs_util"."get_replication_role"()', 'syscs_util.get_replication_role()'],
  ['CALL A."b""c"()', 'A.b"c()'],
  [
    "CALL A.B(1, 'h:2181:/hbase', true, FALSE, NULL, ?)",
    'A.B(number:1, string:h:2181:/hbase, boolean:true, boolean:false, null:null, parameter)',
  ],
  ["CALL A.B('it''s', '', 'a,b)')", "A.B(string:it's, string:, string:a,b))"],
  ['CALL A.B(-1, + 2, 1.7, 1e3, -.5)', 'A.B(number:-1, number:2, number:1.7, number:1000, number:-0.5)'],
  ['CALL A.B(9007199254740993, -9007199254740993)', 'A.B(number:9007199254740993, number:-9007199254740993)'],
  [
    "CALL A.B(1+2, CAST('1' AS SMALLINT), 'a' || 'b', CURRENT SCHEMA, f(1, 2))",
    'A.B(expression, expression, expression, expression, expression)',
  ],
  ['CALL A.B(X\'0A\', S, "S", - ?, name => 1)', 'A.B(expression, expression, expression, expression, expression)'],
  ['CALL A.B', 'A.B() !parentheses'],
  ['CALL A.B 1', 'A.B() !parentheses'],
  ['CALL', '-() !name'],
  ['CALL (1)', '-() !name'],
  ['CALL A.', 'A() !name'],
  ['CALL A.(1)', 'A() !name'],
  ['CALL A.B.C(1)', 'B.C() !name'],
  ['CALL A.B(1', 'A.B(number:1) !unclosed'],
  ['CALL A.B(1,', 'A.B(number:1, expression) !unclosed'],
  ['CALL A.B(', 'A.B() !unclosed'],
  ["CALL A.B('a)", 'A.B(string:a)) !unclosed'],
  ['{CALL A.B(1)', 'A.B(number:1) !unclosed'],
  ['CALL A.B(1,,2)', 'A.B(number:1, expression, number:2) !empty-argument'],
  ['CALL A.B(,)', 'A.B(expression, expression) !empty-argument'],
  ['CALL A.B(1) x', 'A.B(number:1) !trailing-text'],
  ['CALL A.B(1)}', 'A.B(number:1) !trailing-text'],
  ['{CALL A.B(1)} x', 'A.B(number:1) !trailing-text'],
  ['CALL A.B(1);', 'A.B(number:1) !trailing-text'],
  ['"CALL" A.B(1)', undefined],
  ['CALLING A.B(1)', undefined],
  ['SELECT 1', undefined],
  ['', undefined],
  ['{', undefined],
];

describe('parseCall', () => {
  it.each(cases)('of %j', (text, expected) => {
    expect(shown(parseCall(text))).toBe(expected);
  });

  it('says where everything stands', () => {
    const text = 'CALL a."B"( 1 , \'x\' )';
    const call = parseCall(text);
    const part = (place?: { start: number; end: number }) => text.slice(place?.start, place?.end);
    expect([part(call?.schema), part(call?.procedure), ...(call?.arguments ?? []).map(part)]).toEqual([
      'a',
      '"B"',
      '1',
      "'x'",
    ]);
    expect([call?.schema?.quoted, call?.procedure?.quoted]).toEqual([false, true]);
    expect([text[(call?.open ?? 0) - 1], text[call?.close ?? 0]]).toEqual(['(', ')']);
  });

  it('places an empty argument where it is missing', () => {
    const text = 'CALL A.B(1, ';
    expect(parseCall(text)?.arguments[1]).toEqual({ start: text.length, end: text.length, kind: 'expression' });
  });

  it('keeps the values of integers beyond 2^53', () => {
    expect(parseCall('CALL A.B(9223372036854775807)')?.arguments[0]?.value).toBe(9223372036854775807n);
  });

  it('reads back any string', () => {
    fc.assert(
      fc.property(anyText(), (value) => {
        const call = parseCall(`CALL A.B('${value.replaceAll("'", "''")}')`);
        expect(call?.arguments).toHaveLength(1);
        expect(call?.arguments[0]?.value).toBe(value);
      }),
    );
  });

  it('throws for no text, and its places are inside it', () => {
    fc.assert(
      fc.property(sqlText, (rest) => {
        const text = `CALL ${rest}`;
        const call = parseCall(text);
        for (const { start, end } of call?.arguments ?? []) {
          expect(start <= end && end <= text.length).toBe(true);
        }
      }),
    );
  });
});
