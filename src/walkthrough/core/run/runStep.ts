/** Runs one step to its end; every end is an event, none is an exception. */
import { t } from '@vscode/l10n';
import { blockOf } from '../advance';
import { messageOf } from '../facts';
import { recordOf, type StepId } from '../model';
import { stepTitle } from '../texts';
import { lookUp } from './lookUp';
import { runAddPeer } from './addPeer';
import { runBackup, waitForBackup } from './backup';
import { runChoose } from './choose';
import { runConfigure } from './configure';
import { Hindered, type RunContext } from './context';
import { runEnable } from './enable';
import { runNarrow } from './narrow';
import { runRemovePeer } from './removePeer';
import { runRestore } from './restore';
import { waitForRestart } from './restart';
import { runVerify } from './verify';

type Run = (context: RunContext) => Promise<void>;

const runs: Readonly<Record<Exclude<StepId, 'report'>, Run>> = {
  choose: runChoose,
  configure: runConfigure,
  enable: runEnable,
  backup: runBackup,
  restore: runRestore,
  peer: runAddPeer,
  remove: runRemovePeer,
  narrow: runNarrow,
  verify: runVerify,
};

/** Does nothing where the step must not run; an outcome that stays unknown is looked up once, at once. */
export async function runStep(context: RunContext, step: StepId): Promise<void> {
  if (step === 'report' || blockOf(context.setUp(), step)) return;
  await context.emit({ kind: 'began', step });
  await guarded(context, step, runs[step]);
  if (recordOf(context.setUp(), step).state === 'unknown' && !context.signal.aborted) await lookUp(context, step);
}

/** Takes up again what waits for the server. */
export async function goOn(context: RunContext, step: StepId): Promise<void> {
  const { state, waitsFor } = recordOf(context.setUp(), step);
  if (state !== 'running' || waitsFor === undefined) return;
  await guarded(context, step, waitsFor === 'backup' ? waitForBackup : waitForRestart);
}

async function guarded(context: RunContext, step: StepId, run: Run): Promise<void> {
  try {
    await run(context);
  } catch (error) {
    if (error instanceof Hindered) {
      await context.emit({ kind: 'hindered', step, message: error.message });
      return;
    }
    const stopped = context.signal.aborted;
    const sent = context.setUp().history.at(-1)?.outcome === 'sent';
    const waits = recordOf(context.setUp(), step).waitsFor !== undefined;
    const message = stopped ? t('Stopped waiting for: {0}', stepTitle(step)) : messageOf(error);
    // What only reads cannot have half happened.
    if (sent || waits) await context.emit({ kind: 'ended', step, outcome: { kind: 'unknown', message } });
    else await context.emit({ kind: 'hindered', step, message });
  }
}
