/** Opens a cluster: password, two lines (one for reads, one for actions), and the first overview over the former. */
import { t } from '@vscode/l10n';
import type { Connector } from '../connection/connection';
import { ConnectionFailure } from '../connection/failure';
import { QueuedConnection } from '../connection/queued';
import { Line } from './line';
import type { StatementLog } from './log';
import { readOverview } from './overviewReading';
import type { ClusterProfile } from './profile';
import type { Passwords } from './secrets';
import type { CallOptions, ClusterOverview } from './session';
import type { Timeouts } from './timeouts';

/**
 * Makes the connector of a profile; the secret is undefined where the profile has no password. Without `passphrase` the kept one opens the
 * private key.
 */
export type ConnectorFor = (profile: ClusterProfile, secret: string | undefined, passphrase?: string) => Connector;

export interface OpeningParts {
  readonly connectorFor: ConnectorFor;
  readonly passwords: Passwords;
  readonly log: StatementLog;
  /** Asked for at each statement. */
  readonly timeouts: () => Timeouts;
}

export interface Lines {
  readonly reads: Line;
  /** Not opened before the first action. */
  readonly actions: Line;
  /** A line of its own for the run of a script, which never opens again by itself: its session state would be gone. */
  openScript(signal: AbortSignal | undefined): Promise<Line>;
  close(): Promise<void>;
}

/** Rejects with a {@link ConnectionFailure}, with nothing left open. */
export async function openCluster(
  profile: ClusterProfile,
  parts: OpeningParts,
  { signal, onRead }: CallOptions & { readonly signal: AbortSignal },
): Promise<{ readonly lines: Lines; readonly overview: ClusterOverview }> {
  const secret = await unlessAborted(parts.passwords.passwordFor(profile), signal);
  parts.log.learnSecret(secret);
  const lines = linesTo(profile, parts, secret);
  try {
    const overview = await readOverview(
      (sql, parameters = []) => lines.reads.read(sql, { parameters, signal, ...(onRead && { onRead }) }),
      () => lines.reads.product,
      profile.user ?? '',
    );
    await parts.passwords.accepted(profile);
    signal.throwIfAborted();
    return { lines, overview };
  } catch (error) {
    await lines.close();
    throw error;
  }
}

function linesTo(profile: ClusterProfile, parts: OpeningParts, secret: string | undefined): Lines {
  const connector = heedingRefusals(parts.connectorFor(profile, secret), () => parts.passwords.refused(profile));
  const line = (target: string, deadline: 'read' | 'action') => {
    const connection = new QueuedConnection(connector, { connectDeadlineMs: () => parts.timeouts().connect });
    return new Line({ connection, log: parts.log, target, deadlineMs: () => parts.timeouts()[deadline] });
  };
  const reads = line(profile.name, 'read');
  const actions = line(t('{0} (actions)', profile.name), 'action');
  const scripts = new Set<Line>();
  return {
    reads,
    actions,
    openScript: async (signal) => {
      const { connect } = parts.timeouts();
      const connection = await connector.open({ deadlineMs: connect, ...(signal && { signal }) });
      const target = t('{0} (script)', profile.name);
      const script = new Line({ connection, log: parts.log, target, deadlineMs: () => parts.timeouts().action });
      for (const ended of [...scripts].filter(({ isOpen }) => !isOpen)) scripts.delete(ended);
      scripts.add(script);
      return script;
    },
    close: async () => {
      await Promise.all([reads, actions, ...scripts].map((open) => open.close()));
    },
  };
}

/** A password may be refused by the first line or by any that is opened later. */
function heedingRefusals(connector: Connector, refused: () => void): Connector {
  return {
    transport: connector.transport,
    open: async (options) => {
      try {
        return await connector.open(options);
      } catch (error) {
        if (error instanceof ConnectionFailure && error.kind === 'login-refused') refused();
        throw error;
      }
    },
  };
}

/** A password prompt stays open for as long as a person likes; a cancelled attempt does not wait for it. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException('', 'AbortError'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
