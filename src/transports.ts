/** Makes the connector of a profile; nothing is loaded or started before the first connection is opened. */
import path from 'node:path';
import * as vscode from 'vscode';
import type { ClusterProfile } from './clusters/profile';
import type { Connector } from './connection/connection';
import { OdbcConnector } from './connection/odbc/connection';
import { odbcTarget } from './connection/odbc/connectionString';
import { isSampleRelease, type SampleReleaseName } from './connection/sample/releases';
import { SamplePair } from './connection/sample/samplePair';

export class Transports {
  readonly #dist: string;
  #sample: SamplePair | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#dist = vscode.Uri.joinPath(extensionUri, 'dist').fsPath;
  }

  connectorFor(profile: ClusterProfile, password: string | undefined): Connector {
    const { transport, user } = profile;
    switch (transport.kind) {
      case 'sample':
        return this.#samplePair().connector(transport.side, user?.toUpperCase());
      case 'odbc':
        return new OdbcConnector({
          target: odbcTarget(transport, { user, password }),
          childScript: path.join(this.#dist, 'odbcChild.js'),
        });
    }
  }

  /** Ends the sample pair with all that was changed in it; the next connect begins anew, with the release of the settings. */
  async resetSample(): Promise<void> {
    const pair = this.#sample;
    this.#sample = undefined;
    await pair?.dispose();
  }

  #samplePair(): SamplePair {
    this.#sample ??= new SamplePair({
      release: sampleRelease(),
      workerFile: path.join(this.#dist, 'sampleWorker.mjs'),
    });
    return this.#sample;
  }
}

function sampleRelease(): SampleReleaseName {
  const chosen = vscode.workspace.getConfiguration('spliceReplication.sample').get<string>('release', '3.2');
  return isSampleRelease(chosen) ? chosen : '3.2';
}
