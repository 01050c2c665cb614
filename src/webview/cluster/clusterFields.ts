/** The fields of the cluster form, and the draft they hold together. */
import { t } from '@vscode/l10n';
import type { ClusterDraft, DraftField } from '../../forms/cluster/draft';
import type { ToForm } from '../../forms/cluster/messages';
import { dropdown, otherChoice, radioGroup, textField, type Choice, type Field } from '../fields';

export interface ClusterFields {
  readonly name: Field;
  readonly environment: Field;
  readonly transport: Field;
  readonly source: Field;
  readonly driver: Field;
  readonly otherDriver: Field;
  readonly dsn: Field;
  readonly otherDsn: Field;
  readonly dialect: Field;
  readonly host: Field;
  readonly port: Field;
  readonly database: Field;
  readonly tls: Field;
  readonly authority: Field;
  readonly fingerprint: Field;
  readonly certificate: Field;
  readonly privateKey: Field;
  /** Opens the private key; not part of the draft. */
  readonly passphrase: Field;
  readonly trustServer: Field;
  readonly keywords: Field;
  readonly user: Field;
  readonly password: Field;
  /** The password itself. */
  readonly secret: Field;
  readonly names: readonly DraftField[];
  /** The field that shows a draft field's problem. */
  of(name: DraftField): Field | undefined;
  read(): ClusterDraft;
}

/** `onInput` names the draft field that was touched; undefined for the password and the passphrase. */
export function clusterFields(
  shown: Extract<ToForm, { type: 'show' }>,
  onInput: (name: DraftField | undefined) => void,
): ClusterFields {
  const { draft } = shown;
  const on = (name: DraftField) => () => {
    onInput(name);
  };
  const known = (names: readonly string[]): Choice[] => [
    ...names.map((name) => ({ value: name, label: name })),
    { value: otherChoice, label: t('Another one…') },
  ];
  const drivers = shown.drivers.map(({ name }) => name);
  const dsns = shown.dsns.map(({ name }) => name);

  const fields = {
    name: textField({ label: t('Name') }, on('name')),
    environment: radioGroup(
      {
        label: t('Environment'),
        hint: t('In production, a switch asks for the cluster’s name to be typed.'),
        choices: [
          { value: 'development', label: t('Development') },
          { value: 'test', label: t('Test') },
          { value: 'production', label: t('Production') },
        ],
      },
      on('environment'),
    ),
    transport: radioGroup(
      {
        label: t('Connect by'),
        choices: [
          { value: 'drda', label: t('The server’s own protocol (DRDA)') },
          { value: 'odbc', label: t('An ODBC driver') },
        ],
      },
      on('transport'),
    ),
    source: radioGroup(
      {
        label: t('Reached by'),
        choices: [
          { value: 'driver', label: t('Driver, host and port') },
          { value: 'dsn', label: t('Data source name (DSN)') },
        ],
      },
      on('source'),
    ),
    driver: dropdown({ label: t('Driver'), choices: known(drivers) }, on('driver')),
    otherDriver: textField({ label: t('Driver name or path of its library') }, on('driver')),
    dsn: dropdown({ label: t('Data source'), choices: known(dsns) }, on('dsn')),
    otherDsn: textField({ label: t('Name of the data source') }, on('dsn')),
    dialect: radioGroup(
      {
        label: t('Keywords'),
        choices: [
          { value: 'splice', label: t('Those of the Splice driver') },
          { value: 'custom', label: t('My own, listed below') },
        ],
      },
      on('dialect'),
    ),
    host: textField({ label: t('Host') }, on('host')),
    port: textField({ label: t('Port') }, on('port')),
    database: textField({ label: t('Database') }, on('database')),
    tls: dropdown(
      {
        label: t('TLS'),
        choices: [
          { value: 'none', label: t('None') },
          { value: 'basic', label: t('Basic: encrypt, check the server') },
          { value: 'peerAuthentication', label: t('Peer authentication: client certificate too') },
        ],
      },
      on('tls'),
    ),
    authority: textField(
      {
        label: t('Certificate authority (PEM file)'),
        hint: t('Where the server’s certificate is signed by your own authority, or by itself.'),
      },
      on('authority'),
    ),
    fingerprint: textField(
      {
        label: t('Pinned fingerprint (SHA-256)'),
        hint: t('Then only this one certificate is accepted, whoever signed it.'),
      },
      on('fingerprint'),
    ),
    certificate: textField({ label: t('Client certificate (PEM file)') }, on('certificate')),
    privateKey: textField({ label: t('Private key (PEM file)') }, on('privateKey')),
    passphrase: textField(
      {
        label: t('Passphrase of the private key'),
        secret: true,
        ...(shown.hasKeptPassphrase ? { placeholder: t('Kept; type to change it') } : {}),
      },
      () => {
        onInput(undefined);
      },
    ),
    trustServer: dropdown(
      {
        label: t('Server certificate'),
        choices: [
          { value: 'no', label: t('Check it') },
          { value: 'yes', label: t('Trust any (not for production)') },
        ],
      },
      on('trustServer'),
    ),
    keywords: textField(
      {
        label: t('Further connection keywords'),
        hint: t('One KEY=value per line. {host}, {port}, {user} and {password} stand for the fields here.'),
        lines: 3,
      },
      on('keywords'),
    ),
    user: textField({ label: t('User') }, on('user')),
    secret: textField(
      {
        label: t('Password'),
        secret: true,
        ...(shown.hasKeptPassword ? { placeholder: t('Kept; type to change it') } : {}),
      },
      () => {
        onInput(undefined);
      },
    ),
    password: radioGroup(
      {
        label: t('Keep the password'),
        hint: t('Passwords are kept in the keyring of this machine through VS Code, never in settings.'),
        choices: [
          { value: 'keyring', label: t('In the keyring') },
          { value: 'session', label: t('Ask once per window') },
          { value: 'none', label: t('No password') },
        ],
      },
      on('password'),
    ),
  };

  const chooser = (choice: Field, other: Field, names: readonly string[], value: string) => {
    const isKnown = names.includes(value);
    choice.value = isKnown ? value : otherChoice;
    other.value = isKnown ? '' : value;
  };
  const chosen = (choice: Field, other: Field) => (choice.value === otherChoice ? other.value : choice.value);

  fields.name.value = draft.name;
  fields.environment.value = draft.environment;
  fields.transport.value = draft.transport;
  fields.source.value = draft.source;
  chooser(fields.driver, fields.otherDriver, drivers, draft.driver);
  chooser(fields.dsn, fields.otherDsn, dsns, draft.dsn);
  fields.dialect.value = draft.dialect;
  fields.host.value = draft.host;
  fields.port.value = draft.port;
  fields.database.value = draft.database;
  fields.tls.value = draft.tls;
  fields.authority.value = draft.authority;
  fields.fingerprint.value = draft.fingerprint;
  fields.certificate.value = draft.certificate;
  fields.privateKey.value = draft.privateKey;
  fields.trustServer.value = draft.trustServer ? 'yes' : 'no';
  fields.keywords.value = draft.keywords;
  fields.user.value = draft.user;
  fields.password.value = draft.password;

  return {
    ...fields,
    names: Object.keys(draft) as DraftField[],
    of: (name) => {
      if (name === 'driver' && fields.driver.value === otherChoice) return fields.otherDriver;
      if (name === 'dsn' && fields.dsn.value === otherChoice) return fields.otherDsn;
      return fields[name];
    },
    read: () => ({
      name: fields.name.value,
      environment: fields.environment.value as ClusterDraft['environment'],
      transport: fields.transport.value as ClusterDraft['transport'],
      source: fields.source.value as ClusterDraft['source'],
      dsn: chosen(fields.dsn, fields.otherDsn),
      driver: chosen(fields.driver, fields.otherDriver),
      dialect: fields.dialect.value as ClusterDraft['dialect'],
      host: fields.host.value,
      port: fields.port.value,
      database: fields.database.value,
      tls: fields.tls.value as ClusterDraft['tls'],
      authority: fields.authority.value,
      fingerprint: fields.fingerprint.value,
      certificate: fields.certificate.value,
      privateKey: fields.privateKey.value,
      trustServer: fields.trustServer.value === 'yes',
      keywords: fields.keywords.value,
      user: fields.user.value,
      password: fields.password.value as ClusterDraft['password'],
    }),
  };
}
