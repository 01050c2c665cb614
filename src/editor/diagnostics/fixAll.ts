/** Takes every fix that changes nothing but what is wrong, until there is none left. */
import type { ScriptIndex } from '../core/scriptIndex';
import type { ScriptClusters } from './checkPiece';
import type { Diagnosis } from './diagnose';
import { preferredEdits, withEdits } from './edits';
import type { TextEdit } from './finding';

/** What one fix leaves another one may put right; more often than this nothing ever does. */
const MOST_ROUNDS = 10;

/** In the text's order and apart from one another; none where there is nothing to fix. */
export function fixAll(script: ScriptIndex, clusters: ScriptClusters, diagnosis: Diagnosis): readonly TextEdit[] {
  const first = preferredEdits(diagnosis.of(script, clusters));
  let current = script;
  let edits = first;
  let rounds = 0;
  while (edits.length > 0 && rounds < MOST_ROUNDS) {
    current = edited(current, edits);
    rounds += 1;
    edits = preferredEdits(diagnosis.of(current, clusters));
  }
  return rounds <= 1 ? first : whatDiffers(script.text, current.text);
}

function edited(script: ScriptIndex, edits: readonly TextEdit[]): ScriptIndex {
  const [first] = edits;
  const last = edits.at(-1);
  if (!first || !last) return script;
  const old = script.text.slice(first.start, last.end);
  const inner = edits.map(({ start, end, text }) => ({ start: start - first.start, end: end - first.start, text }));
  return script.edited(first.start, old.length, withEdits(old, inner));
}

/** One edit, without what both texts begin and end with. */
function whatDiffers(before: string, after: string): readonly TextEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  if (start === before.length && start === after.length) return [];
  return [{ start, end: before.length - same, text: after.slice(start, after.length - same) }];
}
