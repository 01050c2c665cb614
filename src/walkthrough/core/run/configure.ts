/** Configure: the real values of both clusters are read and judged. */
import { t } from '@vscode/l10n';
import type { StepEnd } from '../advance';
import { isYes, type Finding, type SetUp } from '../model';
import { planOf } from '../planOf';
import { settingFindings } from '../settingChecks';
import type { RunContext } from './context';
import { sendReadings } from './sendReadings';

export async function runConfigure(context: RunContext): Promise<void> {
  const facts = await context.readFacts();
  const setUp = context.setUp();
  await sendReadings(context, 'configure', planOf(setUp, facts, 'configure'), facts);
  await context.emit({ kind: 'ended', step: 'configure', ...settingsEnd(setUp, settingFindings(setUp, facts)) });
}

/** The same for what servers tell and for what files hold. */
export function settingsEnd(setUp: SetUp, findings: readonly Finding[]): StepEnd {
  const wrong = findings.filter(({ level }) => level === 'fail').length;
  const untold = findings.filter(({ level }) => level === 'unknown').length;
  const outcome =
    wrong > 0
      ? ({ kind: 'failure', message: t('Settings that have to be changed: {0}', wrong) } as const)
      : untold > 0
        ? ({
            kind: 'failure',
            message: t('What is known is right, but some settings are not told: {0}', untold),
          } as const)
        : ({ kind: 'success', message: t('The settings of both clusters are right.') } as const);
  const cure =
    wrong > 0
      ? t('Change them in hbase-site.xml and restart the cluster, then check again.')
      : t('Open the hbase-site.xml of the cluster, or mark this step as done by hand.');
  const bulk = isYes(setUp, 'bulkLoads')
    ? []
    : [
        {
          level: 'pass',
          text: t('Bulk loads are not asked for: what BULK_IMPORT_HFILE loads does not reach the passive cluster.'),
        } as const,
      ];
  return { outcome, findings: [...findings, ...bulk], ...(outcome.kind === 'failure' && { cure }) };
}
