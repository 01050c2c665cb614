/** Times two ways of doing the same, turn by turn, so that whatever else the machine does meets both alike. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { median } from './figures';

export interface Compared {
  readonly oursMs: number;
  readonly theirsMs: number;
  /** Median of each round's quotient. */
  readonly ratio: number;
}

/** Something to be timed; what it resolves to is called afterwards, untimed, to tidy up. */
export type Timed = () => Promise<(() => Promise<void>) | undefined>;

/**
 * The first round, in which code is compiled, does not count. Each turn begins with the garbage of the one before collected, unless `theirs`
 * runs in another process: that would be spared it, and the collector throws compiled code away too.
 */
export async function compare(rounds: number, ours: Timed, theirs: Timed, collects = true): Promise<Compared> {
  const collect = collects ? garbageCollector() : () => undefined;
  const timed = async (work: Timed) => {
    collect();
    const began = performance.now();
    const tidyUp = await work();
    const took = performance.now() - began;
    await tidyUp?.();
    return took;
  };
  const times: { readonly ours: number; readonly theirs: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % 2 === 0 ? await timed(ours) : await timed(theirs);
    const second = round % 2 === 0 ? await timed(theirs) : await timed(ours);
    if (round > 0) times.push(round % 2 === 0 ? { ours: first, theirs: second } : { ours: second, theirs: first });
  }
  return {
    oursMs: median(times.map((time) => time.ours)),
    theirsMs: median(times.map((time) => time.theirs)),
    ratio: median(times.map((time) => time.ours / time.theirs)),
  };
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
