/** Scripts for the editor's tests: the cursor is where `|` stands. */
import type { Peer, PresentProcedure } from '../../../src/clusters/session';
import type { ClusterFacts } from '../../../src/editor/core/facts';
import type { CompletionRequest } from '../../../src/editor/core/request';
import { ScriptIndex } from '../../../src/editor/core/scriptIndex';
import { catalogue, formFor } from '../../../src/splice/procedures';
import { parseRelease, type Release } from '../../../src/splice/release';

export function release(text: string): Release {
  const found = parseRelease(text);
  if (!found) throw new Error(`no release: ${text}`);
  return found;
}

/** What a cluster of this release has in its catalogue. */
export function proceduresOf(text: string): ReadonlyMap<string, PresentProcedure> {
  const found = release(text);
  return new Map(
    catalogue.flatMap((description): [string, PresentProcedure][] => {
      const form = formFor(description, found);
      return form ? [[description.name, { name: description.name, parameters: form.parameters }]] : [];
    }),
  );
}

export const westKey = 'west-1,west-2:2181:/hbase';

const peers: readonly Peer[] = [
  { id: 1, clusterKey: westKey, enabled: true, serial: true },
  { id: 3, clusterKey: 'south:2181:/hbase', enabled: false, serial: true },
];

export function factsFor(releaseText: string, more: Partial<ClusterFacts> = {}): ClusterFacts {
  return {
    name: 'east',
    environment: 'development',
    release: release(releaseText),
    procedures: proceduresOf(releaseText),
    role: 'PRIMARY',
    ownKey: 'east:2181:/hbase',
    peers,
    schemas: ['SALES', "O'NEIL"],
    tables: [
      { schemaName: 'SALES', tableName: 'ORDERS', tableType: 'T' },
      { schemaName: 'SALES', tableName: 'OPEN_ORDERS', tableType: 'V' },
      { schemaName: "O'NEIL", tableName: 'PARTS', tableType: 'T' },
    ],
    clusterKeys: [{ name: 'west', key: westKey }],
    ...more,
  };
}

export function requestAt(marked: string, facts?: ClusterFacts, atHome = true): CompletionRequest {
  const offset = marked.indexOf('|');
  if (offset < 0) throw new Error('no | in the script');
  return {
    script: ScriptIndex.of(marked.slice(0, offset) + marked.slice(offset + 1)),
    offset,
    facts,
    atHome,
    clusterNames: ['east', 'west'],
    clusterKeys: [{ name: 'west', key: westKey }],
    roleFacts: () => undefined,
  };
}
