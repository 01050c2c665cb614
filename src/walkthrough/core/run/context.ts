/** What running a step needs: the clusters, the set-up as it is, and a way to say what happened. */
import type { SetUpEvent } from '../advance';
import type { ClusterPort, PairFacts } from '../facts';
import type { SetUp, Side, StepId } from '../model';
import type { PlanItem } from '../plan';

export interface RunContext {
  readonly setUp: () => SetUp;
  /** Resolves when the event is saved: nothing is sent before what is sent is written down. */
  readonly emit: (event: SetUpEvent) => Promise<void>;
  readonly port: (side: Side) => ClusterPort | undefined;
  /** Reads both clusters afresh; never rejects. */
  readonly readFacts: () => Promise<PairFacts>;
  /** Shows what is about to be sent, word for word; true where the person agrees. */
  readonly confirm: (step: StepId, items: readonly PlanItem[]) => Promise<boolean>;
  /** Rejects with an AbortError where the person stops waiting. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** True once the person has said that the passive cluster was restarted. */
  readonly restartTold: () => boolean;
  readonly signal: AbortSignal;
  /** Milliseconds, for durations. */
  readonly clock: () => number;
}

/** Ends a step before anything was sent. */
export class Hindered extends Error {
  override readonly name = 'Hindered';
}

/** The person was asked, and would rather not. */
export class Declined extends Error {
  override readonly name = 'Declined';
}
