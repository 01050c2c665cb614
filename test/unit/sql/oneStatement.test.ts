/** What may be sent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSingle, type SingleCheck } from '../../../src/sql/oneStatement';
import { sqlText } from './sqlText';

const cases: readonly [string, SingleCheck][] = [
  ['', { kind: 'empty' }],
  [' \n', { kind: 'empty' }],
  ['-- a', { kind: 'empty' }],
  ['/* a */;', { kind: 'empty' }],
  ['/* a', { kind: 'empty' }],
  [';', { kind: 'empty' }],
  ['--splice-properties a=b', { kind: 'empty' }],
  ['VALUES 1', { kind: 'ok', text: 'VALUES 1' }],
  ['VALUES 1;', { kind: 'ok', text: 'VALUES 1' }],
  ['VALUES 1 ; \n;; -- a', { kind: 'ok', text: 'VALUES 1' }],
  ['  VALUES 1  ', { kind: 'ok', text: '  VALUES 1' }],
  ['-- a\n;VALUES 1', { kind: 'ok', text: '    \n VALUES 1' }],
  ['VALUES /* b */ 1', { kind: 'ok', text: 'VALUES         1' }],
  ["VALUES ';'", { kind: 'ok', text: "VALUES ';'" }],
  ["VALUES 'a", { kind: 'ok', text: "VALUES 'a" }],
  ['DELETE FROM t /* WHERE', { kind: 'ok', text: 'DELETE FROM t /* WHERE' }],
  ['SELECT * FROM t --splice-properties a=b\n;', { kind: 'ok', text: 'SELECT * FROM t --splice-properties a=b' }],
  ['VALUES 1; VALUES 2', { kind: 'several', count: 2 }],
  ['VALUES 1;-- a\nVALUES 2;VALUES 3;', { kind: 'several', count: 3 }],
  ['CREATE TRIGGER t BEGIN ATOMIC a; b; END;', { kind: 'ok', text: 'CREATE TRIGGER t BEGIN ATOMIC a; b; END' }],
];

describe('checkSingle', () => {
  it.each(cases)('of %j', (text, expected) => {
    expect(checkSingle(text)).toEqual(expected);
  });

  it('gives a text which it accepts again, unchanged, with everything where it was', () => {
    fc.assert(
      fc.property(sqlText, (text) => {
        const checked = checkSingle(text);
        if (checked.kind !== 'ok') return;
        expect(checkSingle(checked.text)).toEqual(checked);
        for (let at = 0; at < checked.text.length; at += 1) {
          if (checked.text[at] !== ' ') expect(checked.text[at]).toBe(text[at]);
        }
      }),
    );
  });
});
