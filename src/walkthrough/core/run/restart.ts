/** Waits until the passive cluster has been restarted after a restore: seen by itself, or told by the person where nothing speaks against it. */
import { t } from '@vscode/l10n';
import { cellOf, textOf } from '../../../clusters/reading';
import { ConnectionFailure, type FailureKind } from '../../../connection/failure';
import { boundCall } from '../../../splice/call';
import { messageOf, type ClusterPort } from '../facts';
import { isAlike, likenessOf } from '../likeness';
import { restoreCall } from '../restored';
import { nameOf } from '../planOf';
import type { SetUp } from '../model';
import type { RunContext } from './context';
import { portOf } from './send';

const pollEveryMs = 2000;
const servers = boundCall('SYSCS_GET_ACTIVE_SERVERS', 0);

/** A server that is being restarted is away like this; one that merely takes its time, or restores, is not. */
const awayKinds: readonly FailureKind[] = ['refused', 'unreachable', 'connection-lost'];
/** To go on asking would ask the person again and again, or could bring nothing else. */
const finalKinds: readonly FailureKind[] = ['cancelled', 'login-refused', 'closed'];

/** Ends when the cluster answers and has been restarted for certain. Reading only; takes as long as it takes. */
export async function waitForRestart(context: RunContext): Promise<void> {
  const port = portOf(context, 'passive');
  const name = nameOf(context.setUp(), 'passive');
  for (;;) {
    const state = await look(port, context.signal);
    context.signal.throwIfAborted();
    const verdict = restarted(context, state);
    if (verdict === 'yes') break;
    if (state.kind === 'away' && context.setUp().memory.seenDown !== true)
      await context.emit({ kind: 'remembered', memory: { seenDown: true } });
    const message =
      state.kind === 'up' ? waitingText(context.setUp(), name, verdict) : awayText(state.message, name, context);
    await context.emit({ kind: 'waits', step: 'restore', waitsFor: 'restart', message });
    await context.pause(pollEveryMs);
  }
  await finish(context, name);
}

/** `contradicted`: the person says so, and the servers are those of before. */
type Verdict = 'yes' | 'not-yet' | 'contradicted';

function restarted(context: RunContext, state: State): Verdict {
  if (state.kind !== 'up') return 'not-yet';
  const { startCodes: before = '', seenDown } = context.setUp().memory;
  const isKnown = before !== '' && state.startCodes !== '';
  // A server that crashed or was restarted by itself is not the whole cluster.
  const stayed = state.startCodes.split(' ').some((server) => before.split(' ').includes(server));
  if (isKnown && stayed) return context.restartTold() ? 'contradicted' : 'not-yet';
  return isKnown || seenDown === true || context.restartTold() ? 'yes' : 'not-yet';
}

function waitingText(setUp: SetUp, name: string, verdict: Verdict): string {
  if (verdict === 'contradicted')
    return t('{0} still has servers with the start codes of before the restore: they have not been restarted.', name);
  if (restoreCall(setUp)?.outcome === 'success')
    return t('Restored. Restart {0} now; this goes on by itself when it is back.', name);
  return t(
    'Whether the restore has ended is not known. Look into the log of {0}’s master before you restart it; this goes on by itself when it is back.',
    name,
  );
}

/** Whoever said that it was restarted sees that this was heard. */
function awayText(message: string, name: string, context: RunContext): string {
  if (!context.restartTold()) return message;
  return t('You said that {0} was restarted; this goes on by itself when it answers. {1}', name, message);
}

async function finish(context: RunContext, name: string): Promise<void> {
  await context.emit({ kind: 'remembered', memory: { restarted: true } });
  const likeness = likenessOf(await context.readFacts());
  const call = restoreCall(context.setUp());
  const alike = likeness && isAlike(likeness);
  if (alike === false && call?.outcome !== 'success') {
    const message = t('{0} is back, and does not hold the backup.', name);
    const cure = t('Look into the log of its master, then restore again.');
    await context.emit({ kind: 'ended', step: 'restore', outcome: { kind: 'failure', message }, cure });
    return;
  }
  const proven = alike === true && (call?.outcome === 'success' || context.setUp().memory.lookedAlike === false);
  const outcome =
    proven || call?.outcome === 'success'
      ? ({ kind: 'success', message: t('Restored; {0} is back after its restart.', name) } as const)
      : ({
          kind: 'unknown',
          message: t('{0} is back; whether the backup was restored cannot be told.', name),
        } as const);
  await context.emit({ kind: 'ended', step: 'restore', outcome });
}

type State =
  { readonly kind: 'up'; readonly startCodes: string } | { readonly kind: 'away' | 'silent'; readonly message: string };

async function look(port: Pick<ClusterPort, 'query'>, signal: AbortSignal): Promise<State> {
  try {
    return { kind: 'up', startCodes: await readStartCodes(port, signal) };
  } catch (error) {
    if (!(error instanceof ConnectionFailure) || finalKinds.includes(error.kind)) throw error;
    if (isRestoring(error)) return { kind: 'silent', message: t('It is in restore mode: {0}', messageOf(error)) };
    // Any other answer is an answer.
    if (error.kind === 'server-error') return { kind: 'up', startCodes: '' };
    const message = t('It cannot be reached, as during a restart: {0}', messageOf(error));
    return { kind: awayKinds.includes(error.kind) ? 'away' : 'silent', message };
  }
}

/** BR026 and 08006 by their states or words, since states reach clients cut. */
function isRestoring({ messages, message }: ConnectionFailure): boolean {
  const texts = [message, ...messages.map((one) => one.message)];
  return texts.some((text) => /restore mode|database is being restored/i.test(text));
}

/** Undefined where it cannot be told. */
export async function startCodesOf(port: Pick<ClusterPort, 'query'>): Promise<string | undefined> {
  return readStartCodes(port).catch(() => undefined);
}

async function readStartCodes(port: Pick<ClusterPort, 'query'>, signal?: AbortSignal): Promise<string> {
  const result = await port.query(servers, [], signal ? { signal } : {});
  const codes = result.rows.map(
    (row) => `${textOf(cellOf(result, row, 'HOSTNAME'))}:${textOf(cellOf(result, row, 'STARTCODE'))}`,
  );
  return codes.sort().join(' ');
}
