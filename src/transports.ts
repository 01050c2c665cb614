/** Makes the connector of a profile; nothing is loaded or started before the first connection is opened. */
import path from 'node:path';
import * as vscode from 'vscode';
import type { ClusterProfile } from './clusters/profile';
import type { Connector } from './connection/connection';
import { isSampleRelease, type SampleReleaseName } from './connection/sample/releases';
import type { SamplePair } from './connection/sample/samplePair';

export class Transports {
  readonly #dist: string;
  #sample: Promise<SamplePair> | undefined;

  readonly #passphraseFor: (profile: ClusterProfile) => Promise<string | undefined>;

  /** @param passphraseFor the one that is kept for the profile's private key */
  constructor(extensionUri: vscode.Uri, passphraseFor: (profile: ClusterProfile) => Promise<string | undefined>) {
    this.#dist = vscode.Uri.joinPath(extensionUri, 'dist').fsPath;
    this.#passphraseFor = passphraseFor;
  }

  connectorFor(profile: ClusterProfile, password: string | undefined, passphrase?: string): Connector {
    const { transport, user } = profile;
    switch (transport.kind) {
      case 'sample':
        return {
          transport: 'sample',
          open: async (options) => {
            const pair = await this.#samplePair();
            return pair.connector(transport.side, user?.toUpperCase()).open(options);
          },
        };
      case 'drda':
        return {
          transport: 'drda',
          open: async (options) => {
            const { DrdaConnector } = await import('./connection/drda/connector');
            const { drdaTarget } = await import('./connection/drda/drdaTarget');
            const hasKey = transport.tls?.privateKey !== undefined;
            const opensKey = hasKey ? (passphrase ?? (await this.#passphraseFor(profile))) : undefined;
            const target = await drdaTarget(transport, { user, password, passphrase: opensKey });
            return new DrdaConnector(target).open(options);
          },
        };
      case 'odbc':
        return {
          transport: 'odbc',
          open: async (options) => {
            const { OdbcConnector } = await import('./connection/odbc/connection');
            const { odbcTarget } = await import('./connection/odbc/connectionString');
            const target = odbcTarget(transport, { user, password });
            return new OdbcConnector({ target, childScript: path.join(this.#dist, 'odbcChild.js') }).open(options);
          },
        };
    }
  }

  /**
   * Lets the next connect begin a new sample pair, with the release of the settings.
   * @returns ends the old pair with all that was changed in it
   */
  replaceSample(): () => Promise<void> {
    const pair = this.#sample;
    this.#sample = undefined;
    return async () => (await pair)?.dispose();
  }

  #samplePair(): Promise<SamplePair> {
    this.#sample ??= import('./connection/sample/samplePair').then(
      ({ SamplePair }) =>
        new SamplePair({ release: sampleRelease(), workerFile: path.join(this.#dist, 'sampleWorker.mjs') }),
    );
    return this.#sample;
  }
}

function sampleRelease(): SampleReleaseName {
  const chosen = vscode.workspace.getConfiguration('spliceReplication.sample').get<string>('release', '3.2');
  return isSampleRelease(chosen) ? chosen : '3.2';
}
