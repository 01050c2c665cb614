/** Names and literals. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldName, quoteName, unquoteName, unquoteString } from '../../../src/sql/names';
import { anyText } from '../anyText';

it('folds unquoted names to upper case, letters of other scripts too', () => {
  expect(['splice', 'Größe', 'όνομα', '_a$1@'].map(foldName)).toEqual(['SPLICE', 'GRÖSSE', 'ΌΝΟΜΑ', '_A$1@']);
});

it('reads back what it quotes', () => {
  fc.assert(
    fc.property(anyText(), (name) => {
      expect(unquoteName(quoteName(name))).toBe(name);
      expect(unquoteString(`'${name.replaceAll("'", "''")}'`)).toBe(name);
    }),
  );
});
