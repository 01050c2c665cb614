import { describe, expect, it } from 'vitest';
import { lensPlaces } from '../../../src/scripts/lensPlaces';
import { readScript } from '../../../src/scripts/script';
import { setupScript } from './setupScript';

const script = setupScript({ directory: '/backup', table: 'SALES.NOTES' });

describe('lines above statements', () => {
  it('name the target that the runner takes', () => {
    const text = `SELECT 1;\n-- @cluster west\nSELECT 2; SELECT 3;\n${script}`;
    const statements = readScript(text).steps.filter(({ kind }) => kind === 'statement');
    expect(lensPlaces(text)).toEqual(statements.map(({ start, end, target }) => ({ start, end, target })));
    expect(new Set(lensPlaces(text).map(({ target }) => target.kind))).toEqual(new Set(['bound', 'cluster', 'role']));
  });

  it('take time in proportion to the text', () => {
    const timeOf = (copies: number) => {
      const text = script.repeat(copies);
      const took = Array.from({ length: 5 }, () => {
        const began = performance.now();
        expect(lensPlaces(text).length).toBeGreaterThan(copies);
        return performance.now() - began;
      });
      return Math.min(...took);
    };
    timeOf(20);
    expect(timeOf(400) / timeOf(50)).toBeLessThan(24);
  });
});
