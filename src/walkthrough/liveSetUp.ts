/** One set-up at work: it goes on whether its panel is open or not, and every change is saved before the next one. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clusters } from '../clusters/session';
import { Emitter } from '../clusters/emitter';
import { advance, type SetUpEvent } from './core/advance';
import { readPair, type ClusterPort, type PairFacts } from './core/facts';
import {
  chosen,
  isClusterChoice,
  recordOf,
  stepsOf,
  withNames,
  type ChoiceName,
  type SetUp,
  type Side,
  type StepId,
} from './core/model';
import type { PlanItem } from './core/plan';
import type { RunContext } from './core/run/context';
import { lookAgain, resume, runStep } from './core/run/runStep';
import type { Confirmation } from './confirm';
import type { SetUpStore } from './store';

export interface LiveSetUpParts {
  readonly store: Pick<SetUpStore, 'save'>;
  readonly clusters: Clusters;
  readonly confirm: (asked: Confirmation) => Promise<boolean>;
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

type Ports = Readonly<Record<Side, ClusterPort | undefined>>;

const sleeping = (milliseconds: number, signal: AbortSignal) => sleep(milliseconds, undefined, { signal, ref: false });

export class LiveSetUp {
  readonly #parts: LiveSetUpParts;
  readonly #changed = new Emitter<void>();
  /** Also when only what the clusters say is new. */
  readonly onDidChange = this.#changed.event;
  #setUp: SetUp;
  #facts: PairFacts | undefined;
  #work: { readonly abort: AbortController; restartTold: boolean } | undefined;
  #saving: Promise<void> = Promise.resolve();
  #isDisposed = false;

  constructor(setUp: SetUp, parts: LiveSetUpParts) {
    this.#setUp = setUp;
    this.#parts = parts;
  }

  get setUp(): SetUp {
    return withNames(this.#setUp, (side) => this.#port(side)?.profile.name);
  }

  get facts(): PairFacts | undefined {
    return this.#facts;
  }

  get isWorking(): boolean {
    return this.#work !== undefined;
  }

  /** At work beside any step. */
  get isReading(): boolean {
    return this.isWorking && stepsOf[this.#setUp.way].every((step) => recordOf(this.#setUp, step).state !== 'running');
  }

  /** Resolves when it is saved. */
  apply(event: SetUpEvent): Promise<void> {
    // What breaks because the window goes away is no outcome.
    if (this.#isDisposed) return this.#saving;
    const { setUp } = this;
    const next = advance(setUp, event, new Date());
    if (next === setUp) return this.#saving;
    this.#setUp = next;
    this.#saving = this.#parts.store.save(next);
    this.#changed.fire();
    return this.#saving;
  }

  /** Runs a step to its end; does nothing while another one works. */
  async run(step: StepId): Promise<void> {
    await this.#working((context) => runStep(context, step));
  }

  /** False where it must not be now: no work may find itself on another cluster than it began on. */
  async choose(name: ChoiceName, value: string): Promise<boolean> {
    if (isClusterChoice(name) && value !== this.#setUp.choices[name]) {
      if (this.#work) return false;
      this.#facts = undefined;
    }
    await this.apply({ kind: 'chose', name, value });
    return true;
  }

  /** Reads the clusters, tells what is true now, and takes up again what waits for the server. */
  async resume(): Promise<void> {
    if (chosen(this.#setUp, 'active') !== '') await this.#working(resume);
  }

  async lookUp(step: StepId): Promise<void> {
    await this.#working((context) => lookAgain(context, step));
  }

  /** Stops waiting; what was sent goes on at the server. */
  stop(): void {
    this.#work?.abort.abort();
  }

  tellRestarted(): void {
    if (this.#work) this.#work.restartTold = true;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.stop();
    this.#changed.dispose();
  }

  async #working(work: (context: RunContext) => Promise<void>): Promise<void> {
    if (this.#work) return;
    const current = { abort: new AbortController(), restartTold: false };
    this.#work = current;
    this.#changed.fire();
    try {
      await work(this.#context(current));
    } finally {
      this.#work = undefined;
      this.#changed.fire();
    }
  }

  #context(current: { readonly abort: AbortController; readonly restartTold: boolean }): RunContext {
    const { signal } = current.abort;
    const ports: Ports = { active: this.#port('active'), passive: this.#port('passive') };
    return {
      setUp: () => this.setUp,
      emit: (event) => this.apply(event),
      port: (side) => ports[side],
      readFacts: () => this.#readFacts(ports, signal),
      confirm: (step, items) => this.#confirm(ports, step, items),
      pause: (milliseconds) => (this.#parts.pause ?? sleeping)(milliseconds, signal),
      restartTold: () => current.restartTold,
      signal,
      clock: () => performance.now(),
    };
  }

  async #confirm(ports: Ports, step: StepId, items: readonly PlanItem[]): Promise<boolean> {
    const changing = items.find((item) => item.kind === 'call' && item.changes);
    const profile = changing && ports[changing.on]?.profile;
    return profile !== undefined && this.#parts.confirm({ setUp: this.setUp, step, items, profile });
  }

  async #readFacts(ports: Ports, signal: AbortSignal): Promise<PairFacts> {
    this.#facts = await readPair(ports, this.setUp, signal);
    this.#changed.fire();
    return this.#facts;
  }

  #port(side: Side): ClusterPort | undefined {
    return this.#parts.clusters.find(chosen(this.#setUp, side));
  }
}
