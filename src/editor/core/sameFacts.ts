/** Whether anything that the checks look at has changed: a session tells of more than that. */
import type { ClusterFacts } from './facts';

/** Parts that were read anew count as changed, whatever is in them. */
export function sameFacts(one: ClusterFacts, other: ClusterFacts): boolean {
  const { clusterKeys: keys, ...rest } = one;
  const { clusterKeys: otherKeys, ...otherRest } = other;
  return isShallowlySame(rest, otherRest) && keys.length === otherKeys.length && keys.every(isSameKeyIn(otherKeys));
}

function isSameKeyIn(others: ClusterFacts['clusterKeys']) {
  return ({ name, key }: ClusterFacts['clusterKeys'][number], index: number) =>
    others[index]?.name === name && others[index].key === key;
}

function isShallowlySame(one: object, other: object): boolean {
  const values = new Map(Object.entries(one));
  const others = Object.entries(other);
  return values.size === others.length && others.every(([name, value]) => values.get(name) === value);
}
