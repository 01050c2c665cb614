import { describe, expect, it } from 'vitest';
import { placeNow } from '../../../../src/scripts/results/placeNow';

describe('the place of a statement in an edited script', () => {
  it.each([
    { now: 'where it was', script: 'A;\nB;', start: 3, place: 3 },
    { now: 'further down', script: '-- new\nA;\nB;', start: 3, place: 10 },
    { now: 'further up', script: 'B;', start: 3, place: 0 },
    { now: 'the nearer of two, above', script: 'B;\nA;A;A;A;\nB;', start: 4, place: 0 },
    { now: 'the nearer of two, below', script: 'B;\nA;A;A;A;\nB;', start: 10, place: 12 },
    { now: 'nowhere', script: 'A;', start: 3, place: undefined },
    { now: 'nowhere in an empty script', script: '', start: 3, place: undefined },
  ])('is $now', ({ script, start, place }) => {
    expect(placeNow(script, 'B', start)).toBe(place);
  });
});
