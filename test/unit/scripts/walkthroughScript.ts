/** The script that the set-up walkthrough writes of two clusters, as they are when it is written. */
import { isStatement } from '../../../src/walkthrough/core/plan';
import { readPair } from '../../../src/walkthrough/core/facts';
import { newSetUp, stepsOf, type SetUp } from '../../../src/walkthrough/core/model';
import { planOf } from '../../../src/walkthrough/core/planOf';
import { scriptOf } from '../../../src/walkthrough/core/script';
import type { ScriptClusters } from './launching';

export interface WrittenScript {
  readonly script: string;
  /** How many it holds. */
  readonly statements: number;
}

export async function walkthroughScript(clusters: ScriptClusters, directory: string): Promise<WrittenScript> {
  const { active, passive } = clusters;
  const choices = { directory, passiveDirectory: directory, peerId: '1' };
  const begun = newSetUp(
    '1',
    'pair',
    { active: active.profile.id, passive: passive.profile.id, ...choices },
    new Date(),
  );
  const facts = await readPair(clusters, begun);
  if (!facts.passive?.reached || !facts.passive.overview.clusterKey.readable) throw new Error('there is no key');
  const setUp: SetUp = {
    ...begun,
    choices: { ...begun.choices, target: facts.passive.overview.clusterKey.value },
    memory: { activeName: active.profile.name, passiveName: passive.profile.name },
  };
  const items = stepsOf.pair.flatMap((step) => planOf(setUp, facts, step)).filter(isStatement);
  return { script: scriptOf(setUp, facts), statements: items.length };
}
