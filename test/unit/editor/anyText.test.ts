/** Nothing that is typed makes the editor's core fail, and what it answers lies inside the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../../src/editor/core/completion/completion';
import { hoverAt } from '../../../src/editor/core/hover/hover';
import { placeAt } from '../../../src/editor/core/place';
import { mentionsSplice } from '../../../src/editor/core/request';
import { ScriptIndex } from '../../../src/editor/core/scriptIndex';
import { signatureAt } from '../../../src/editor/core/signatureHelp';
import { factsFor, requestAt } from './scriptWith';
import { anyText } from '../anyText';
import { runs } from '../runs';

const pieces = fc.constantFrom(
  ...[
    'CALL ',
    'SYSCS_UTIL',
    '.',
    'ADD_PEER',
    '(',
    ')',
    ',',
    "'",
    "''",
    '"',
    ';',
    '\n',
    ' ',
    '--',
    ' @let x',
    '/*',
    '*/',
  ],
  ...[
    '--splice-properties index=',
    'SELECT ',
    'SCOPE',
    ' FROM ',
    'SYS',
    'SYSREPLICATION',
    ' R',
    ':',
    'x',
    '1',
    '{',
    '}',
  ],
  ...['CREATE TRIGGER ', 'BEGIN ATOMIC', 'END', '\u2018', '\u{1F600}', '\uD800', '\r\n', 'BR012', 'é'],
);
const script = fc
  .oneof(
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
    anyText({ maxLength: 60 }),
  )
  .chain((text) => fc.record({ text: fc.constant(text), offset: fc.nat(text.length) }));
const facts = fc.constantFrom(undefined, factsFor('3.2.0.2025'), factsFor('2.8.0.1909'));

describe('any text at any place', () => {
  it('gets answers that lie inside it and around the place', () => {
    fc.assert(
      fc.property(script, facts, fc.boolean(), ({ text, offset }, known, atHome) => {
        const request = { ...requestAt('|', known, atHome), script: ScriptIndex.of(text), offset };
        const hover = hoverAt(request);
        if (hover) {
          expect(hover.start).toBeGreaterThanOrEqual(0);
          expect(hover.end).toBeGreaterThan(hover.start);
          expect(hover.end).toBeLessThanOrEqual(text.length);
        }
        const offers = completionsAt(request);
        if (offers) {
          expect(offers.start).toBeLessThanOrEqual(offset);
          expect(offers.end).toBeGreaterThanOrEqual(offset);
          expect(offers.end).toBeLessThanOrEqual(text.length);
          expect(text.slice(offers.start, offers.end)).not.toMatch(/[\r\n]/);
          for (const { documentation } of offers.offers) documentation?.();
        }
        const help = signatureAt(request);
        if (help) expect(help.signatures[help.active]).toBeDefined();
        mentionsSplice(text);
      }),
      { numRuns: runs(1500) },
    );
  });

  it('finds the tokens on both sides of the place', () => {
    fc.assert(
      fc.property(script, ({ text, offset }) => {
        const { at, before } = placeAt(ScriptIndex.of(text), offset);
        if (offset < text.length) expect(at && at.start <= offset && offset < at.end).toBe(true);
        else expect(at).toBeUndefined();
        if (before) expect(before.start < offset && offset <= before.end).toBe(true);
      }),
    );
  });
});
