/** The add-peer form inside its webview. */
import * as l10n from '@vscode/l10n';
import { readToPeerForm, type FromPeerForm, type ToPeerForm } from '../../forms/peer/messages';
import { rootElement } from '../dom';
import { connectHost } from '../host';
import { returnFocus } from '../returnFocus';
import { registerToolkit } from '../toolkit';
import { PeerForm } from './form';

registerToolkit();
returnFocus();

let form: PeerForm | undefined;

const host = connectHost<ToPeerForm, FromPeerForm>(readToPeerForm, (message) => {
  switch (message.type) {
    case 'show':
      l10n.config({ contents: { ...message.translations } });
      form = new PeerForm(message, (sent) => {
        host.post(sent);
      });
      rootElement().replaceChildren(form.root);
      form.focusFirst();
      break;
    case 'offers':
      form?.showOffers(message);
      break;
    case 'failed':
      form?.showFailure(message.message);
      break;
  }
});

host.post({ type: 'ready' });
