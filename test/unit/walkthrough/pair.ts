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

interface PairOptions {
  readonly release?: SampleReleaseName;
  readonly user?: string;
  readonly environment?: ClusterProfile['environment'];
}

interface Crash {
  readonly atSave: number;
  readonly when: 'written' | 'lost';
  readonly told: (onDisk: string) => void;
}

/** A window of VS Code: its sessions, and what ends with it. */
class Window {
  readonly clusters: Clusters;
  saves = 0;
  crash: Crash | undefined;
  isGone = false;

  constructor(profiles: readonly ClusterProfile[], connectorOf: (profile: ClusterProfile) => Connector) {
    const { parts } = watched(connectorOf);
    const sessions = profiles.map((profile) => new LiveSession(profile, parts));
    this.clusters = {
      sessions,
      onDidChange: () => ({ dispose: () => undefined }),
      find: (id) => sessions.find((session) => session.profile.id === id),
      findByClusterKey: () => undefined,
    };
  }

  /** Does it, or nothing for ever where the window is gone. */
  has<T>(work: () => Promise<T>): Promise<T> {
    return this.isGone ? never() : work();
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}

export class TestPair {
  readonly pair: InProcessPair;
  readonly sent: string[] = [];
  readonly saved: SetUp[] = [];
  readonly asked: Confirmation[] = [];
  readonly #parameters = new Map<string, readonly SqlParameter[]>();
  intercept: Intercept | undefined;
  /** What the person says to a question. */
  answer: (asked: Confirmation) => boolean = () => true;
  /** Called at every pause; time has moved already. */
  onPause: (() => void) | undefined;
  /** Called before something is written. */
  onSave: ((saved: SetUp) => void) | undefined;
  readonly #options: PairOptions;
  #window: Window;

  constructor(options: PairOptions = {}) {
    this.#options = options;
    this.pair = new InProcessPair(options.release ?? '3.2');
    // CURRENT_TIMESTAMP is the machine's; a minute ahead of it nothing depends on how long a test takes.
    this.pair.now = Date.now() + 60_000;
    this.#window = this.#opened();
  }

  get clusters(): Clusters {
    return this.#window.clusters;
  }

  live(way: Way = 'pair', choices: Choices = {}): LiveSetUp {
    const both = { active: 'sample-active', ...(way === 'pair' && { passive: 'sample-passive' }) };
    return this.taken(newSetUp('1', way, { ...both, ...choices }, new Date()));
  }

  /** In the window that is there. */
  taken(setUp: SetUp): LiveSetUp {
    const window = this.#window;
    return new LiveSetUp(setUp, {
      clusters: window.clusters,
      store: { save: (changed) => window.has(() => this.#save(window, changed)) },
      confirm: (asked) =>
        window.has(() => {
          this.asked.push(asked);
          return Promise.resolve(this.answer(asked));
        }),
      pause: (milliseconds, signal) =>
        window.has(() => {
          this.pair.now += milliseconds;
          this.onPause?.();
          signal.throwIfAborted();
          return Promise.resolve();
        }),
    });
  }

  /**
   * The window crashes at its save of that number, counted from 1: just after it is written, or just before. Nothing that runs in it has
   * any effect from then on, nor does it end. Resolves to what is on disk then.
   */
  crash(atSave: number, when: Crash['when']): Promise<string> {
    return new Promise((resolve) => {
      this.#window.crash = { atSave, when, told: resolve };
    });
  }

  #save(window: Window, changed: SetUp): Promise<void> {
    this.onSave?.(changed);
    const { crash } = window;
    const isCrash = crash?.atSave === (window.saves += 1);
    if (!isCrash || crash.when === 'written') this.saved.push(changed);
    if (!isCrash) return Promise.resolve();
    window.isGone = true;
    this.#window = this.#opened();
    crash.told(JSON.stringify(this.saved.at(-1)));
    return never();
  }

  #opened(): Window {
    const { user = 'splice', environment } = this.#options;
    const profiles = sampleProfiles.map((profile) => ({ ...profile, user, ...(environment && { environment }) }));
    const window: Window = new Window(profiles, ({ transport }) =>
      this.#connector(window, transport.kind === 'sample' ? transport.side : 'active', user),
    );
    return window;
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

  #connector(window: Window, side: Side, user: string): Connector {
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
          execute: (sql, options = {}) =>
            window.has(async () => {
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
            }),
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
