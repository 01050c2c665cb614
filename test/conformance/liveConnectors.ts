/** Connectors to the clusters of a lab by their settings, as the extension makes them. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildOdbcChild, copyNative } from '../../scripts/lib/odbc-bundle.mjs';
import type { DrdaSettings, OdbcSettings } from '../../src/clusters/profile';
import type { Connector } from '../../src/connection/connection';
import { DrdaConnector } from '../../src/connection/drda/connector';
import { drdaTarget } from '../../src/connection/drda/drdaTarget';
import { OdbcConnector } from '../../src/connection/odbc/connection';
import { odbcTarget } from '../../src/connection/odbc/connectionString';

export class LiveConnectors {
  private constructor(private readonly folder: string) {}

  /** Builds the child process of ODBC. */
  static async make(): Promise<LiveConnectors> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'odbc-child-'));
    await buildOdbcChild({ outdir: folder });
    await copyNative(folder);
    return new LiveConnectors(folder);
  }

  to(settings: OdbcSettings | DrdaSettings, login: { readonly user: string; readonly password: string }): Connector {
    const { user, password } = login;
    if (settings.kind === 'drda') {
      return {
        transport: 'drda',
        open: async (options) =>
          new DrdaConnector(await drdaTarget(settings, { user, password, passphrase: undefined })).open(options),
      };
    }
    const childScript = path.join(this.folder, 'odbcChild.js');
    return new OdbcConnector({ target: odbcTarget(settings, { user, password }), childScript });
  }

  async dispose(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
