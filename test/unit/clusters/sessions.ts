/** A live session in front of a scripted server, with what it logged, audited and asked. */
import { LiveSession, type SessionParts } from '../../../src/clusters/clusterSession';
import { StatementLog } from '../../../src/clusters/log';
import { KnownReleases } from '../../../src/clusters/knownReleases';
import type { ClusterProfile } from '../../../src/clusters/profile';
import { OwnKeys } from '../../../src/clusters/ownKeys';
import { Passwords } from '../../../src/clusters/secrets';
import type { Connector } from '../../../src/connection/connection';
import { profile } from './profiles';

export interface Watched {
  readonly parts: SessionParts;
  readonly logged: string[];
  readonly audited: string[];
  readonly asked: string[];
  /** Secrets that connectors were made with. */
  readonly secrets: (string | undefined)[];
  /** Thrown by the next audit lines. */
  auditFailure: Error | undefined;
}

export function watched(
  connectorOf: (profile: ClusterProfile) => Connector,
  answers: (string | undefined)[] = [],
): Watched {
  const logged: string[] = [];
  const audited: string[] = [];
  const asked: string[] = [];
  const secrets: (string | undefined)[] = [];
  const kept = new Map<string, string>();
  const remembered = new Map<string, unknown>();
  const memory = {
    get: (key: string) => remembered.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void remembered.set(key, value)),
  };
  const note = (text: string) => void logged.push(text);
  const write = (line: string) => {
    if (result.auditFailure) return Promise.reject(result.auditFailure);
    audited.push(line);
    return Promise.resolve();
  };
  const result: Watched = {
    logged,
    audited,
    asked,
    secrets,
    auditFailure: undefined,
    parts: {
      connectorFor: (target, secret) => {
        secrets.push(secret);
        return connectorOf(target);
      },
      passwords: new Passwords(
        {
          get: (key) => Promise.resolve(kept.get(key)),
          store: (key, value) => Promise.resolve(void kept.set(key, value)),
          delete: (key) => Promise.resolve(void kept.delete(key)),
        },
        {
          ask: (target, why) => {
            asked.push(`${target.name} ${why}`);
            return Promise.resolve(answers.shift());
          },
          tellNotKept: note,
        },
      ),
      log: new StatementLog({ info: note, warn: note, error: note }),
      locks: { take: () => Promise.resolve(() => Promise.resolve()) },
      ownKeys: new OwnKeys(memory),
      knownReleases: new KnownReleases(memory),
      audit: {
        intent: ({ sql }) => write(`intent ${sql}`),
        outcome: ({ sql }, { kind, message }) => write(`${kind} ${message} ${sql}`),
      },
      timeouts: () => ({ connect: 10_000, read: 10_000, action: 10_000 }),
    },
  };
  return result;
}

export function sessionWith(
  connector: Connector,
  changes: Partial<ClusterProfile> = {},
  answers?: (string | undefined)[],
) {
  const all = watched(() => connector, answers);
  const session = new LiveSession(profile('east', { password: 'none', ...changes }), all.parts);
  return { ...all, watch: all, session };
}
