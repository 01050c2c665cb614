/** All that is found in a script. After an edit only what it touches is checked again. */
import { t } from '@vscode/l10n';
import type { ScriptChunk, ScriptPiece } from '../core/scriptChunks';
import type { ScriptIndex } from '../core/scriptIndex';
import { checkPiece, readPiece, type CheckedPiece, type PieceReading } from './checkPiece';
import { moved, placed } from './checkStatement';
import { finding, MOST_FINDINGS, type Finding } from './finding';
import { isSameState, ScriptStates, type ScriptClusters, type ScriptState } from './scriptState';

/** How much of a script is checked, in characters. */
export const MOST_CHECKED = 10_000_000;

interface Kept extends CheckedPiece {
  readonly before: ScriptState;
  readonly clusters: ScriptClusters;
}

/** Remembers what it found in each piece, for as long as somebody has the piece. */
export class Diagnosis {
  readonly #readings = new WeakMap<ScriptPiece, PieceReading>();
  readonly #pieces = new WeakMap<ScriptPiece, Kept>();
  readonly #states = new ScriptStates();
  readonly #chunks = new WeakMap<ScriptChunk, Kept>();

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
    let state = this.#states.atStart(clusters);
    let base = 0;
    for (const chunk of script.chunks) {
      if (base > MOST_CHECKED) return [...findings, restUnchecked(base, script.length)];
      let kept = this.#chunks.get(chunk);
      if (kept?.clusters !== clusters || !isSameState(kept.before, state)) {
        const checked = yield* this.#chunk(chunk, state, clusters);
        kept = { ...checked, before: state, clusters };
        this.#chunks.set(chunk, kept);
      }
      for (const one of kept.findings) {
        if (findings.length === MOST_FINDINGS) return [...findings, moreFindings(base + one.start, base + one.end)];
        findings.push(placed(one, (span) => moved(span, base)));
      }
      state = kept.after;
      base += chunk.length;
    }
    return findings;
  }

  *#chunk(chunk: ScriptChunk, before: ScriptState, clusters: ScriptClusters): Generator<undefined, CheckedPiece> {
    const findings: Finding[] = [];
    let state = before;
    let at = 0;
    let sinceYield = 0;
    for (const piece of chunk.pieces) {
      const start = at;
      const checked = this.#piece(chunk.text, piece, start, state, clusters);
      for (const one of checked.findings) {
        if (findings.length <= MOST_FINDINGS) findings.push(placed(one, (span) => moved(span, start)));
      }
      state = checked.after;
      at += piece.length;
      sinceYield += piece.length;
      if (sinceYield > CHARACTERS_PER_STEP) {
        sinceYield = 0;
        yield;
      }
    }
    yield;
    return { findings, after: state };
  }

  #piece(text: string, piece: ScriptPiece, base: number, before: ScriptState, clusters: ScriptClusters): CheckedPiece {
    const kept = this.#pieces.get(piece);
    if (kept && isSameState(kept.before, before) && (kept.clusters === clusters || this.#namesNoCluster(piece)))
      return kept;
    const own = text.slice(base, base + piece.length);
    let reading = this.#readings.get(piece);
    if (!reading) {
      reading = readPiece(own, piece);
      this.#readings.set(piece, reading);
    }
    const checked = { ...checkPiece(own, piece, reading, before, clusters, this.#states), before, clusters };
    this.#pieces.set(piece, checked);
    return checked;
  }

  #namesNoCluster(piece: ScriptPiece): boolean {
    return this.#readings.get(piece)?.directives.every(({ kind }) => kind !== 'cluster') ?? false;
  }
}

const CHARACTERS_PER_STEP = 10_000;

function restUnchecked(start: number, end: number): Finding {
  const message = t('From here on the script is not checked: it is too long.');
  return finding('script-too-long', 'information', { start, end: Math.min(end, start + 1) }, message);
}

function moreFindings(start: number, end: number): Finding {
  const message = t('There is more to be found from here on; the first {0} findings are shown.', MOST_FINDINGS);
  return finding('more-findings', 'information', { start, end }, message);
}
