import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleProfiles } from '../../../src/clusters/sampleProfiles';
import { exportClusters, importClusters } from '../../../src/clusters/transfer';
import { anyProfile, profile } from './profiles';

const east = profile('east');
const west = profile('west');
const newId = () => 'new-id';

describe('clusters as a document', () => {
  it('come back as they went, without the sample', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyProfile, { selector: ({ id }) => id }), (profiles) => {
        const unique = profiles.filter(
          ({ name }, index) =>
            profiles.findIndex((other) => other.name === name) === index && !name.startsWith('sample-'),
        );
        const text = exportClusters([...unique, ...sampleProfiles]);
        expect(importClusters(text, [], newId)).toEqual({ added: unique, skipped: [] });
      }),
    );
  });

  it('skip what is there, replace ids that are taken, and tell why', () => {
    const text = exportClusters([east, { ...west, id: east.id }, profile('north'), { ...profile('x'), name: 'south' }]);
    const existing = [east, { ...profile('south'), environment: 'production' as const }];
    const result = importClusters(text, existing, newId);
    expect(result.added).toEqual([{ ...west, id: 'new-id' }, profile('north')]);
    expect(result.skipped).toEqual([
      { name: 'east', reason: expect.stringContaining('already') as string },
      { name: 'south', reason: expect.stringContaining('name') as string },
    ]);
  });

  it('skip broken entries by their place, and take the others', () => {
    const document = JSON.parse(exportClusters([east])) as { clusters: unknown[] };
    document.clusters.unshift({ transport: 1 });
    const result = importClusters(`\uFEFF${JSON.stringify(document)}`, [], newId);
    expect(result.added).toEqual([east]);
    expect(result.skipped[0]).toMatchObject({ name: 'Entry 1' });
  });

  it('do not take a name twice from one document', () => {
    const result = importClusters(exportClusters([east, { ...west, name: 'east' }]), [], newId);
    expect(result.added).toEqual([east]);
    expect(result.skipped).toHaveLength(1);
  });

  it.each([
    ['', /not JSON/],
    ['null', /no clusters/],
    ['[]', /no clusters/],
    ['{"format":"other","version":1,"clusters":[]}', /no clusters/],
    ['{"format":"splice-replication-clusters","version":2,"clusters":[]}', /newer/],
    ['{"format":"splice-replication-clusters","version":1}', /list of clusters/],
  ])('are refused when they are %j', (text, reason) => {
    expect(() => importClusters(text, [], newId)).toThrow(reason);
  });
});
