/** All that is found in a script. After an edit only what it touches is checked again. */
import { t } from '@vscode/l10n';
import type { ScriptChunk, ScriptIndex, ScriptPiece } from '../core/scriptIndex';
import { checkPiece, pieceDirectives, type PieceDirectives, type ScriptClusters } from './checkPiece';
import type { CheckedPiece } from './checkPiece';
import { moved, placed, type Target } from './checkStatement';
import { finding, type Finding } from './finding';

/** How much of a script is checked, in characters. */
export const MOST_CHECKED = 10_000_000;

/** How many findings are told of one script: nobody reads more, and each is sent to the window. */
export const MOST_FINDINGS = 500;

interface KeptPiece extends CheckedPiece {
  readonly before: Target;
  readonly clusters: ScriptClusters;
}

interface KeptChunk extends CheckedPiece {
  readonly before: Target;
  readonly clusters: ScriptClusters;
}

/** Remembers what it found in each piece, for as long as somebody has the piece. */
export class Diagnosis {
  readonly #directives = new WeakMap<ScriptPiece, PieceDirectives>();
  readonly #pieces = new WeakMap<ScriptPiece, KeptPiece>();
  readonly #chunks = new WeakMap<ScriptChunk, KeptChunk>();

  /** In the text's order; offsets of the text. */
  of(script: ScriptIndex, clusters: ScriptClusters): readonly Finding[] {
    const steps = this.steps(script, clusters);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** The same in steps of some milliseconds at most, so that others may have the thread in between. */
  *steps(script: ScriptIndex, clusters: ScriptClusters): Generator<undefined, readonly Finding[]> {
    const findings: Finding[] = [];
    let target: Target = { facts: clusters.bound, role: undefined };
    let base = 0;
    for (const chunk of script.chunks) {
      if (base > MOST_CHECKED) return [...findings, restUnchecked(base, script.text.length)];
      let kept = this.#chunks.get(chunk);
      if (kept?.clusters !== clusters || !isSame(kept.before, target)) {
        const checked = yield* this.#chunk(script.text, chunk, base, target, clusters);
        kept = { ...checked, before: target, clusters };
        this.#chunks.set(chunk, kept);
      }
      for (const one of kept.findings) {
        if (findings.length === MOST_FINDINGS) return [...findings, moreFindings(base + one.start, base + one.end)];
        findings.push(placed(one, (span) => moved(span, base)));
      }
      target = kept.target;
      base += chunk.length;
    }
    return findings;
  }

  *#chunk(
    text: string,
    chunk: ScriptChunk,
    base: number,
    before: Target,
    clusters: ScriptClusters,
  ): Generator<undefined, CheckedPiece> {
    const findings: Finding[] = [];
    let target = before;
    let at = 0;
    let sinceYield = 0;
    for (const piece of chunk.pieces) {
      const start = at;
      const checked = this.#piece(text, piece, base + start, target, clusters);
      for (const one of checked.findings) {
        if (findings.length <= MOST_FINDINGS) findings.push(placed(one, (span) => moved(span, start)));
      }
      target = checked.target;
      at += piece.length;
      sinceYield += piece.length;
      if (sinceYield > CHARACTERS_PER_STEP) {
        sinceYield = 0;
        yield;
      }
    }
    yield;
    return { findings, target };
  }

  #piece(text: string, piece: ScriptPiece, base: number, before: Target, clusters: ScriptClusters): CheckedPiece {
    const kept = this.#pieces.get(piece);
    if (kept && isSame(kept.before, before) && (kept.clusters === clusters || this.#namesNoCluster(piece))) return kept;
    const own = text.slice(base, base + piece.length);
    let directives = this.#directives.get(piece);
    if (!directives) {
      directives = pieceDirectives(own, piece);
      this.#directives.set(piece, directives);
    }
    const checked = { ...checkPiece(own, piece, directives, before, clusters), before, clusters };
    this.#pieces.set(piece, checked);
    return checked;
  }

  #namesNoCluster(piece: ScriptPiece): boolean {
    return this.#directives.get(piece)?.directives.every(({ kind }) => kind !== 'cluster') ?? false;
  }
}

const CHARACTERS_PER_STEP = 10_000;

function isSame(one: Target, other: Target): boolean {
  return one.facts === other.facts && one.role === other.role;
}

function restUnchecked(start: number, end: number): Finding {
  const message = t('From here on the script is not checked: it is too long.');
  return finding('script-too-long', 'information', { start, end: Math.min(end, start + 1) }, message);
}

function moreFindings(start: number, end: number): Finding {
  const message = t('There is more to be found from here on; the first {0} findings are shown.', MOST_FINDINGS);
  return finding('more-findings', 'information', { start, end }, message);
}
