/** The cluster form: its fields, what depends on what, and its buttons. */
import { t } from '@vscode/l10n';
import { asksForTls, problemsOf, type ClusterDraft, type DraftField } from '../../forms/cluster/draft';
import type { FromForm, ShownStep, ToForm } from '../../forms/cluster/messages';
import { button } from '../button';
import { element, setShown } from '../dom';
import { otherChoice, type Field } from '../fields';
import { clusterFields, type ClusterFields } from './clusterFields';
import { stepList } from './stepList';

type Shown = Extract<ToForm, { type: 'show' }>;

export class ClusterForm {
  readonly root: HTMLElement;
  private readonly fields: ClusterFields;
  private readonly sections: Record<'odbc' | 'driver' | 'dsn' | 'address' | 'tls' | 'trust' | 'ownFiles', HTMLElement>;
  private readonly needs = element('p', { class: 'hint' });
  private readonly steps = stepList((fingerprint) => {
    this.pin(fingerprint);
  });
  private readonly failure = element('div', { class: 'failure', role: 'alert' });
  /** Problems are shown for fields that were touched, and for all once Save or Test was pressed. */
  private readonly touched = new Set<DraftField>();
  private readonly test = button(t('Test connection'), 'secondary', () => {
    this.send(this.testing ? 'stopTest' : 'test');
  });
  private testing = false;

  constructor(
    private readonly shown: Shown,
    private readonly post: (message: FromForm) => void,
  ) {
    this.fields = clusterFields(shown, (name) => {
      if (name) this.touched.add(name);
      this.update();
    });
    const { fields } = this;
    this.sections = {
      odbc: group(fields.source),
      driver: group(fields.driver, fields.otherDriver, fields.dialect),
      dsn: group(fields.dsn, fields.otherDsn),
      address: group(row(fields.host, fields.port), fields.database),
      tls: group(fields.tls),
      trust: group(fields.trustServer, fields.authority, fields.fingerprint),
      ownFiles: group(fields.certificate, fields.privateKey, fields.passphrase),
    };
    const save = button(t('Save'), 'primary', () => {
      this.send('save');
    });
    const cancel = button(t('Cancel'), 'secondary', () => {
      post({ type: 'close' });
    });
    this.root = element(
      'form',
      { class: 'form', novalidate: '' },
      element('h1', {}, shown.isNew ? t('Add a cluster') : t('Edit cluster {0}', shown.draft.name)),
      section(t('Cluster'), fields.name.root, fields.environment.root),
      section(
        t('Connection'),
        fields.transport.root,
        this.needs,
        this.sections.odbc,
        this.sections.driver,
        this.sections.dsn,
        this.sections.address,
        this.sections.tls,
        this.sections.trust,
        this.sections.ownFiles,
        fields.keywords.root,
      ),
      section(t('Login'), row(fields.user, fields.secret), fields.password.root),
      element('div', { class: 'buttons' }, save.root, this.test.root, cancel.root),
      this.failure,
      this.steps.root,
    );
    setShown(this.failure, false);
    this.root.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    this.root.addEventListener('keydown', (event) => {
      this.onKey(event);
    });
    this.update();
  }

  focusFirst(): void {
    this.fields.name.focus();
  }

  showSteps(steps: readonly ShownStep[], done: boolean): void {
    this.steps.show(steps);
    this.setTesting(!done);
  }

  showFailure(message: string): void {
    this.failure.textContent = message;
    setShown(this.failure, true);
    this.setTesting(false);
  }

  private pin(fingerprint: string): void {
    this.fields.fingerprint.value = fingerprint;
    this.touched.add('fingerprint');
    this.update();
    this.test.root.focus();
    this.send('test');
  }

  private setTesting(testing: boolean): void {
    this.testing = testing;
    this.test.root.textContent = testing ? t('Stop the test') : t('Test connection');
  }

  private send(type: 'save' | 'test' | 'stopTest'): void {
    if (type === 'stopTest') {
      this.post({ type });
      return;
    }
    const draft = this.fields.read();
    const problems = problemsOf(draft, this.shown.otherNames);
    const first = Object.keys(problems)[0] as DraftField | undefined;
    if (first) {
      for (const name of Object.keys(problems)) this.touched.add(name as DraftField);
      this.update();
      this.fields.of(first)?.focus();
      return;
    }
    setShown(this.failure, false);
    if (type === 'test') this.setTesting(true);
    const { secret, passphrase } = this.fields;
    this.post({ type, draft, password: secret.value || undefined, passphrase: passphrase.value || undefined });
  }

  /** Enter saves, except in the field of several lines and on buttons; Escape closes. */
  private onKey(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target.tagName : '';
    if (event.key === 'Escape' && target !== 'VSCODE-DROPDOWN') {
      this.post({ type: 'close' });
    } else if (event.key === 'Enter' && target === 'VSCODE-TEXT-FIELD') {
      event.preventDefault();
      this.send('save');
    }
  }

  private update(): void {
    const draft = this.fields.read();
    this.showWhatApplies(draft);
    const problems = problemsOf(draft, this.shown.otherNames);
    for (const name of this.fields.names) {
      this.fields.of(name)?.setProblem(this.touched.has(name) ? problems[name] : undefined);
    }
  }

  private showWhatApplies(draft: ClusterDraft): void {
    const { fields, sections } = this;
    const odbc = draft.transport === 'odbc';
    const byDriver = odbc && draft.source === 'driver';
    const tls = asksForTls(draft);
    const encrypted = tls && draft.tls !== 'none';
    this.needs.textContent = odbc ? this.foundText() : needsText(draft);
    setShown(sections.odbc, odbc);
    setShown(sections.driver, byDriver);
    setShown(sections.dsn, odbc && draft.source === 'dsn');
    setShown(sections.address, !odbc || byDriver);
    setShown(fields.otherDriver.root, fields.driver.value === otherChoice);
    setShown(fields.otherDsn.root, fields.dsn.value === otherChoice);
    setShown(fields.database.root, !odbc);
    setShown(sections.tls, tls);
    setShown(sections.trust, encrypted);
    setShown(fields.authority.root, !odbc && !draft.trustServer);
    setShown(fields.fingerprint.root, !odbc && !draft.trustServer);
    setShown(sections.ownFiles, encrypted && draft.tls === 'peerAuthentication');
    setShown(fields.passphrase.root, !odbc);
    setShown(fields.keywords.root, odbc);
    setShown(fields.secret.root, draft.password !== 'none');
  }

  private foundText(): string {
    const { drivers, dsns } = this.shown;
    if (drivers.some(({ isSplice }) => isSplice)) return t('A Splice ODBC driver was found on this machine.');
    if (dsns.some(({ isSplice }) => isSplice)) return t('A Splice data source was found on this machine.');
    if (drivers.length === 0) {
      return t(
        'No ODBC driver was found on this machine. Install the Splice ODBC driver, or give the path of its library.',
      );
    }
    return t('No Splice ODBC driver was found on this machine. Other drivers work with their own keywords.');
  }
}

function needsText({ tls }: ClusterDraft): string {
  const needs = t('Nothing needs to be installed. For Kerberos, use an ODBC driver.');
  return tls === 'none' ? `${needs} ${t('Without TLS the password travels readable.')}` : needs;
}

function section(title: string, ...children: HTMLElement[]): HTMLElement {
  return element('section', { 'aria-label': title }, element('h2', {}, title), ...children);
}

function group(...parts: (Field | HTMLElement)[]): HTMLElement {
  return element('div', { class: 'group' }, ...parts.map((part) => ('root' in part ? part.root : part)));
}

function row(...fields: Field[]): HTMLElement {
  return element('div', { class: 'row' }, ...fields.map(({ root }) => root));
}
