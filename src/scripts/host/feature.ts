/** All that runs scripts in VS Code, put together. Loaded with the first SQL file, or the first command. */
import * as vscode from 'vscode';
import type { FileBindings } from '../../clusters/fileBindings';
import type { CommandHandler } from '../../ui/command';
import { planScheme, type ScriptCommandName } from '../names';
import type { ScriptParts } from '../register';
import type { HistoryEntry } from '../results/history/entries';
import { chooseClusterOf } from './chooseCluster';
import { ScriptLenses } from './codeLenses';
import { FaultMarks } from './faultMarks';
import { PlanDocuments } from './planDocuments';
import { pickFromRuns } from './runHistory';
import { Reruns } from './reruns';
import type { RoleMemory } from './roleMemory';
import { runCommands } from './runCommands';
import { Runner } from './runner';
import { ClusterStatus } from './clusterStatus';

export interface FeatureParts extends ScriptParts {
  readonly bindings: FileBindings<vscode.Uri>;
  readonly roles: RoleMemory;
}

export interface ScriptFeature {
  readonly commands: Readonly<Record<ScriptCommandName, CommandHandler>>;
  readonly status: ClusterStatus;
  readonly lenses: ScriptLenses;
  rerun(entry: HistoryEntry): Promise<void>;
  dispose(): void;
}

export function scriptFeature(parts: FeatureParts): ScriptFeature {
  const { bindings, clusters, roles } = parts;
  const faults = new FaultMarks();
  const plans = new PlanDocuments();
  const runner = new Runner({ ...parts, faults, plans });
  const status = new ClusterStatus(bindings, runner);
  const lenses = new ScriptLenses(bindings, clusters, roles);
  const reruns = new Reruns(bindings, clusters, runner);
  const all = vscode.Disposable.from(
    faults,
    plans,
    runner,
    status,
    lenses,
    vscode.workspace.registerTextDocumentContentProvider(planScheme, plans),
  );
  return {
    status,
    lenses,
    commands: {
      ...runCommands(runner),
      chooseCluster: (uri) => chooseClusterOf(bindings, clusters, uri),
      showRunHistory: () => pickFromRuns(parts.audit.file, (run) => reruns.openRun(run)),
    },
    rerun: (entry) => reruns.openStatement(entry),
    dispose: () => {
      all.dispose();
    },
  };
}
