/** Diagnoses scripts for the tests, and carries fixes out. */
import { ScriptIndex } from '../../../../src/editor/core/scriptIndex';
import type { ClusterFacts } from '../../../../src/editor/core/facts';
import type { ScriptClusters } from '../../../../src/editor/diagnostics/checkPiece';
import { Diagnosis } from '../../../../src/editor/diagnostics/diagnose';
import { withEdits } from '../../../../src/editor/diagnostics/edits';
import type { Finding, FindingFix } from '../../../../src/editor/diagnostics/finding';

export function clustersOf(bound?: ClusterFacts, others: readonly ClusterFacts[] = []): ScriptClusters {
  const all = bound ? [bound, ...others] : others;
  return { bound, byName: new Map(all.map((facts) => [facts.name, facts])) };
}

export const noClusters = clustersOf();

export function diagnosed(script: string, clusters: ScriptClusters = noClusters): readonly Finding[] {
  return new Diagnosis().of(ScriptIndex.of(script), clusters);
}

/** `code severity [what is underlined]` of each finding. */
export function told(script: string, clusters?: ScriptClusters): readonly string[] {
  return diagnosed(script, clusters).map(
    ({ code, severity, start, end }) => `${code} ${severity} [${script.slice(start, end)}]`,
  );
}

export function applied(script: string, { edits }: FindingFix): string {
  return withEdits(
    script,
    [...edits].sort((one, other) => one.start - other.start),
  );
}
