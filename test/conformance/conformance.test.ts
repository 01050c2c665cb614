/** Every case of the conformance table on every target, over the same interface as the extension's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RELEASE, LAB_RELEASES, type LabRelease } from '../labs/mariadb/releases';
import { cases } from './cases/index';
import { CaseRun } from './run';
import type { Target } from './target';
import { targets } from './targets';

/** Changing the release costs more than any case. */
const byRelease = LAB_RELEASES.map((release) => ({
  release,
  cases: cases.filter((candidate) => (candidate.release ?? DEFAULT_RELEASE) === release),
}));

it('the conformance table names each case once', () => {
  const names = cases.map(({ group, name }) => `${group}: ${name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe.each(targets.map((kind) => [kind.name, kind] as const))('%s', (_name, kind) => {
  const { differences } = kind;
  let target: Target;
  let run: CaseRun;
  let release: LabRelease = DEFAULT_RELEASE;

  beforeAll(async () => {
    target = await kind.start();
    run = new CaseRun(target, differences);
  });

  afterAll(async () => {
    await target.close();
  });

  for (const { release: wanted, cases: ofRelease } of byRelease) {
    describe(wanted, () => {
      beforeAll(async () => {
        if (release !== wanted) await target.setRelease(wanted);
        release = wanted;
      });

      for (const candidate of ofRelease) {
        it(`${candidate.group}: ${candidate.name}`, async () => {
          await run.reset(candidate);
          for (const step of candidate.steps) {
            const { expected, found } = await run.step(step);
            expect(found, JSON.stringify({ ...step, answer: String(step.answer) })).toEqual(expected);
          }
        });
      }
    });
  }

  it('differs in everything that is listed as a difference', () => {
    expect(differences.filter((difference) => !run.met.has(difference)).map(({ reason }) => reason)).toEqual([]);
  });
});
