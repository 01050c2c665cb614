/** The sample pair under a set-up: real sessions, the real engine, a clock that waiting moves. */
import { LiveSession } from '../../../src/clusters/clusterSession';
import type { ClusterProfile } from '../../../src/clusters/profile';
import { sampleProfiles } from '../../../src/clusters/sampleProfiles';
import type { Clusters } from '../../../src/clusters/session';
import type { Connector, SqlParameter, StatementResult } from '../../../src/connection/connection';
import type { SampleReleaseName } from '../../../src/connection/sample/releases';
import { failureOf } from '../../../src/connection/sample/sampleConnection';
import type { Confirmation } from '../../../src/walkthrough/confirm';
import {
  newSetUp,
  stepsOf,
  type Choices,
  type SetUp,
  type StepId,
  type Way,
} from '../../../src/walkthrough/core/model';
import { LiveSetUp } from '../../../src/walkthrough/liveSetUp';
import { InProcessPair } from '../connection/sample/inProcess';
import { watched } from '../clusters/sessions';

export type Side = 'active' | 'passive';

/** Called before a statement reaches the engine; what it returns or throws takes the statement's place. */
export type Intercept = (side: Side, sql: string) => StatementResult | undefined;

export class TestPair {
  readonly pair: InProcessPair;
  readonly sent: string[] = [];
  readonly saved: SetUp[] = [];
  readonly asked: Confirmation[] = [];
  readonly clusters: Clusters;
  readonly #parameters = new Map<string, readonly SqlParameter[]>();
  intercept: Intercept | undefined;
  /** What the person says to a question. */
  answer: (asked: Confirmation) => boolean = () => true;
  /** Called at every pause; time has moved already. */
  onPause: (() => void) | undefined;

  constructor({
    release = '3.2',
    user = 'splice',
    environment,
  }: { release?: SampleReleaseName; user?: string; environment?: ClusterProfile['environment'] } = {}) {
    this.pair = new InProcessPair(release);
    // CURRENT_TIMESTAMP is the machine's; a minute ahead of it nothing depends on how long a test takes.
    this.pair.now = Date.now() + 60_000;
    const { parts } = watched(({ transport }) =>
      this.#connector(transport.kind === 'sample' ? transport.side : 'active', user),
    );
    const sessions = sampleProfiles.map(
      (profile) => new LiveSession({ ...profile, user, ...(environment && { environment }) }, parts),
    );
    this.clusters = {
      sessions,
      onDidChange: () => ({ dispose: () => undefined }),
      find: (id) => sessions.find((session) => session.profile.id === id),
      findByClusterKey: () => undefined,
    };
  }

  live(way: Way = 'pair', choices: Choices = {}): LiveSetUp {
    const both = { active: 'sample-active', ...(way === 'pair' && { passive: 'sample-passive' }) };
    return this.taken(newSetUp('1', way, { ...both, ...choices }, new Date()));
  }

  /** As a new window has it. */
  taken(setUp: SetUp): LiveSetUp {
    return new LiveSetUp(setUp, {
      clusters: this.clusters,
      store: {
        save: (changed) => {
          this.saved.push(changed);
          return Promise.resolve();
        },
      },
      confirm: (asked) => {
        this.asked.push(asked);
        return Promise.resolve(this.answer(asked));
      },
      pause: (milliseconds, signal) => {
        this.pair.now += milliseconds;
        this.onPause?.();
        signal.throwIfAborted();
        return Promise.resolve();
      },
    });
  }

  /** What was bound to the statement when it was sent last. */
  parametersOf(sql: string): readonly SqlParameter[] {
    return this.#parameters.get(sql) ?? [];
  }

  /** Calls that changed something, procedure names only. */
  get calls(): string[] {
    return this.sent.flatMap(
      (sql) =>
        /CALL SYSCS_UTIL\.((?:ENABLE|DISABLE|ADD|REMOVE)_\w+|SYSCS_BACKUP\w+|SYSCS_RESTORE\w+)/.exec(sql)?.[1] ?? [],
    );
  }

  #connector(side: Side, user: string): Connector {
    return {
      transport: 'sample',
      open: () => {
        const opened = this.pair.open(side, user);
        if (opened.kind !== 'opened') return Promise.reject(failureOf(opened));
        let isOpen = true;
        return Promise.resolve({
          product: { name: 'Splice Machine' },
          get isOpen() {
            return isOpen;
          },
          execute: async (sql, options = {}) => {
            options.signal?.throwIfAborted();
            this.sent.push(sql);
            this.#parameters.set(sql, options.parameters ?? []);
            const instead = this.intercept?.(side, sql);
            if (instead) return instead;
            const found = this.pair.ask(side, sql, options.parameters, user);
            if (found.kind !== 'result') {
              const failure = failureOf(found);
              if (failure.kind === 'connection-lost') isOpen = false;
              throw failure;
            }
            return Promise.resolve({ ...found.reply, warnings: [] });
          },
          close: () => {
            this.pair.close(side, user);
            return Promise.resolve();
          },
        });
      },
    };
  }
}

/** A set-up whose earlier steps are done, on a pair that has no peer; what was sent until then is forgotten. */
export async function before(step: StepId, test = new TestPair()): Promise<{ test: TestPair; live: LiveSetUp }> {
  const removed = test.live('remove-peer', { peer: '1' });
  await removed.run('choose');
  await removed.run('remove');
  const live = test.live();
  for (const id of stepsOf.pair.slice(0, stepsOf.pair.indexOf(step))) await live.run(id);
  test.sent.length = 0;
  test.asked.length = 0;
  return { test, live };
}
