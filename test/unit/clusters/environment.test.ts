import { describe, expect, it } from 'vitest';
import { environmentColour, environments, environmentWord, typedNameProblem } from '../../../src/clusters/environment';
import manifest from '../../../package.json';

describe('environments', () => {
  it('have a word each, and a colour that the manifest contributes', () => {
    const contributed = manifest.contributes.colors.map(({ id }) => id);
    expect(new Set(environments.map(environmentWord)).size).toBe(environments.length);
    expect(environments.map(environmentColour).sort()).toEqual([...contributed].sort());
  });

  it('are confirmed by exactly the name', () => {
    expect(typedNameProblem('east', 'east')).toBeUndefined();
    expect(typedNameProblem('East', 'east')).toBe('Type east to go on.');
    expect(typedNameProblem('', 'east')).toBe('Type east to go on.');
  });

  it('do not ask for blanks around a name, which nobody sees', () => {
    expect(typedNameProblem('east', 'east ')).toBeUndefined();
    expect(typedNameProblem('east ', 'east ')).toBeUndefined();
  });
});
