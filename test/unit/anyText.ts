/** Texts of any characters, made as fast-check's own unit `binary` does, which lists all of them in memory first. */
import fc from 'fast-check';

const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;
const LAST = 0x10ffff - SURROGATES;

const character = fc.nat(LAST).map(
  (number) => String.fromCodePoint(number < FIRST_SURROGATE ? number : number + SURROGATES),
  (value) => {
    const number = typeof value === 'string' ? (value.codePointAt(0) ?? -1) : -1;
    const isOne = number >= 0 && value === String.fromCodePoint(number);
    if (!isOne || (number >= FIRST_SURROGATE && number < FIRST_SURROGATE + SURROGATES))
      throw new Error('not a character');
    return number < FIRST_SURROGATE ? number : number - SURROGATES;
  },
);

export function anyText(constraints: Omit<fc.StringConstraints, 'unit'> = {}): fc.Arbitrary<string> {
  return fc.string({ ...constraints, unit: character });
}
