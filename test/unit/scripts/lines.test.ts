import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineCounter } from '../../../src/scripts/lines';

it('counts lines as an editor does, whichever way they end', () => {
  const lineAt = lineCounter('a\nb\r\nc\rd');
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map(lineAt)).toEqual([0, 0, 1, 1, 1, 2, 2, 3, 3]);
});

it('is the number of line ends before', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('x', '\n', 'yz')), (parts) => {
      const text = parts.join('');
      const lineAt = lineCounter(text);
      for (let offset = 0; offset <= text.length; offset += 1)
        expect(lineAt(offset)).toBe(text.slice(0, offset).split('\n').length - 1);
    }),
  );
});
