/** Makes the index of a script in steps, while the script goes on being edited. */
import type { ScriptEdit } from './editWindow';
import { ScriptIndex } from './scriptIndex';

export class ScriptBuild {
  readonly #text: string;
  readonly #edits: ScriptEdit[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** To be told of every edit until the last step: the index is that of the edited text. */
  follow(edits: readonly ScriptEdit[]): void {
    this.#edits.push(...edits);
  }

  /** Yields as {@link ScriptIndex.steps} does; returns the index of the text with all edits. */
  *steps(): Generator<number, ScriptIndex> {
    const script = yield* ScriptIndex.steps(this.#text);
    return withEdits(script, this.#edits);
  }
}

/** The index after the edits, one upon the other. */
export function withEdits(script: ScriptIndex, edits: readonly ScriptEdit[]): ScriptIndex {
  return edits.reduce((before, { start, removed, inserted }) => before.edited(start, removed, inserted), script);
}
