/** Which cluster a place in a script is about: the latest directive above it says, or none does and the file's own cluster is meant. */
import { readDirectives } from '../../sql/directives';
import type { ScriptChunk } from './scriptChunks';
import type { ScriptIndex } from './scriptIndex';

export type PlaceTarget = { readonly kind: 'cluster'; readonly name: string } | { readonly kind: 'active' | 'passive' };

/** The last one of each part of a script, for as long as that is not touched. */
const lastOf = new WeakMap<ScriptChunk, PlaceTarget | null>();

/** Undefined where no directive stands above. */
export function targetAbove(script: ScriptIndex, offset: number): PlaceTarget | undefined {
  let base = script.length;
  for (let index = script.chunks.length - 1; index >= 0; index -= 1) {
    const chunk = script.chunks[index];
    if (!chunk) break;
    base -= chunk.length;
    if (base >= offset) continue;
    const found = base + chunk.length > offset ? lastIn(chunk.text.slice(0, offset - base)) : kept(chunk);
    if (found) return found;
  }
  return undefined;
}

function kept(chunk: ScriptChunk): PlaceTarget | null {
  const known = lastOf.get(chunk);
  if (known !== undefined) return known;
  const found = lastIn(chunk.text) ?? null;
  lastOf.set(chunk, found);
  return found;
}

/** Each line is read by itself: what only looks like a directive inside a longer text or comment is rare, and taken for one. */
function lastIn(text: string): PlaceTarget | undefined {
  let last: PlaceTarget | undefined;
  for (const { 0: line } of text.matchAll(/^[^\r\n]*?--[ \t]*@(?:cluster|active|passive)\b[^\r\n]*/gim)) {
    const directive = readDirectives(line).directives[0];
    if (directive?.kind === 'cluster') last = { kind: 'cluster', name: directive.name.text };
    else if (directive?.kind === 'active' || directive?.kind === 'passive') last = { kind: directive.kind };
  }
  return last;
}
