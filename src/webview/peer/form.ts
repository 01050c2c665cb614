/** The add-peer form: id, the passive cluster's key, and what the release lets one choose. */
import { t } from '@vscode/l10n';
import { problemsOf, type AddPeerParameter, type PeerDraft } from '../../forms/peer/draft';
import type { FromPeerForm, Offers, ToPeerForm } from '../../forms/peer/messages';
import { button } from '../button';
import { element, setShown } from '../dom';
import { dropdown, otherChoice, radioGroup, textField, type Field } from '../fields';
import { notOfferedList } from './notOfferedList';

type Shown = Extract<ToPeerForm, { type: 'show' }>;

export class PeerForm {
  readonly root: HTMLElement;
  readonly #shown: Shown;
  readonly #post: (message: FromPeerForm) => void;
  readonly #id: Field;
  #offered: Field;
  #notOffered: HTMLElement;
  readonly #target: Field;
  readonly #enabled: Field;
  readonly #serial: Field;
  readonly #failure = element('div', { class: 'failure', role: 'alert' });
  readonly #touched = new Set<'id' | 'target'>();

  constructor(shown: Shown, post: (message: FromPeerForm) => void) {
    this.#shown = shown;
    this.#post = post;
    const touch = (name: 'id' | 'target') => () => {
      this.#touched.add(name);
      this.#update();
    };
    const update = () => {
      this.#update();
    };
    const byAddress = this.#has('hostAndPort');
    this.#id = textField({ label: t('Peer id'), hint: t('Your own number for the passive cluster.') }, touch('id'));
    this.#offered = this.#offeredField(shown);
    this.#notOffered = notOfferedList(shown.notOffered, this.#connect);
    this.#target = byAddress
      ? textField(
          { label: t('Host and port of the passive cluster'), placeholder: 'west.example:1527' },
          touch('target'),
        )
      : textField(
          { label: t('Cluster key'), placeholder: 'host1,host2,host3:2181:/hbase', hint: keyHint() },
          touch('target'),
        );
    this.#enabled = radioGroup(
      {
        label: t('Start replicating'),
        hint: t('While a peer is disabled, the write-ahead logs pile up on the active cluster.'),
        choices: [
          { value: 'yes', label: t('At once (enabled)') },
          { value: 'no', label: t('Later (disabled)') },
        ],
      },
      update,
    );
    this.#serial = radioGroup(
      {
        label: t('Order of changes'),
        choices: [
          { value: 'yes', label: t('Serial: as they were made') },
          { value: 'no', label: t('Any order') },
        ],
      },
      update,
    );
    this.#id.value = shown.draft.id;
    this.#offered.value = byAddress ? otherChoice : (shown.offered[0]?.key ?? otherChoice);
    this.#target.value = shown.draft.target;
    this.#enabled.value = shown.draft.enabled ? 'yes' : 'no';
    this.#serial.value = shown.draft.serial ? 'yes' : 'no';
    const add = button(t('Add peer…'), 'primary', () => {
      this.#add();
    });
    const cancel = button(t('Cancel'), 'secondary', () => {
      post({ type: 'close' });
    });
    this.root = element(
      'form',
      { class: 'form', novalidate: '' },
      element('h1', {}, t('Add a peer to {0}', shown.cluster)),
      element('p', {}, t('A peer is a passive cluster that this one sends its changes to.')),
      this.#id.root,
      this.#offered.root,
      this.#target.root,
      this.#notOffered,
      this.#enabled.root,
      this.#serial.root,
      element('div', { class: 'buttons' }, add.root, cancel.root),
      this.#failure,
    );
    setShown(this.#failure, false);
    this.#showWhatIsOffered(shown);
    setShown(this.#enabled.root, this.#has('enabled'));
    setShown(this.#serial.root, this.#has('isSerial'));
    this.root.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    this.#update();
  }

  focusFirst(): void {
    this.#id.focus();
  }

  /** The lists are drawn anew; a key that was asked for is taken. */
  showOffers({ take, ...offers }: Offers & { readonly take: string | undefined }): void {
    const chosen = this.#offered.value;
    const offered = this.#offeredField(offers);
    const notOffered = notOfferedList(offers.notOffered, this.#connect);
    this.#offered.root.replaceWith(offered.root);
    this.#notOffered.replaceWith(notOffered);
    this.#offered = offered;
    this.#notOffered = notOffered;
    const wanted = [take, chosen].find((key) => offers.offered.some((one) => one.key === key));
    offered.value = wanted ?? otherChoice;
    this.#showWhatIsOffered(offers);
    this.#update();
    (wanted === undefined ? this.#target : offered).focus();
  }

  showFailure(message: string): void {
    this.#failure.textContent = message;
    setShown(this.#failure, true);
  }

  readonly #connect = (id: string): void => {
    this.#post({ type: 'connect', id });
  };

  #offeredField({ offered }: Offers): Field {
    const choices = [
      ...offered.map(({ name, key }) => ({ value: key, label: `${name} (${key})` })),
      { value: otherChoice, label: t('Another one…') },
    ];
    return dropdown({ label: t('Passive cluster'), choices }, () => {
      this.#update();
    });
  }

  /** Where the release asks for host and port, keys are of no use. */
  #showWhatIsOffered({ offered, notOffered }: Offers): void {
    const byAddress = this.#has('hostAndPort');
    setShown(this.#offered.root, !byAddress && offered.length > 0);
    setShown(this.#notOffered, !byAddress && notOffered.length > 0);
  }

  #has(parameter: AddPeerParameter): boolean {
    return this.#shown.context.parameters.includes(parameter);
  }

  #read(): PeerDraft {
    return {
      id: this.#id.value,
      target: this.#offered.value === otherChoice ? this.#target.value : this.#offered.value,
      enabled: this.#enabled.value === 'yes',
      serial: this.#serial.value === 'yes',
    };
  }

  #update(): void {
    const problems = problemsOf(this.#read(), this.#shown.context);
    const typed = this.#offered.value === otherChoice;
    setShown(this.#target.root, typed);
    this.#id.setProblem(this.#touched.has('id') ? problems.id : undefined);
    const target = this.#touched.has('target') || !typed ? problems.target : undefined;
    this.#target.setProblem(typed ? target : undefined);
    this.#offered.setProblem(typed ? undefined : target);
  }

  #add(): void {
    const draft = this.#read();
    const problems = problemsOf(draft, this.#shown.context);
    this.#touched.add('id').add('target');
    this.#update();
    setShown(this.#failure, false);
    if (problems.id !== undefined) this.#id.focus();
    else if (problems.target !== undefined) this.#target.focus();
    else this.#post({ type: 'add', draft });
  }

  #onKey(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target.tagName : '';
    if (event.key === 'Escape' && target !== 'VSCODE-DROPDOWN') {
      this.#post({ type: 'close' });
    } else if (event.key === 'Enter' && target === 'VSCODE-TEXT-FIELD') {
      event.preventDefault();
      this.#add();
    }
  }
}

function keyHint(): string {
  return t('As CALL SYSCS_UTIL.GET_CLUSTER_KEY() on the passive cluster returns it.');
}
