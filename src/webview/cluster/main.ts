/** The cluster form inside its webview. */
import * as l10n from '@vscode/l10n';
import { readToForm, type FromForm, type ToForm } from '../../forms/cluster/messages';
import { rootElement } from '../dom';
import { connectHost } from '../host';
import { returnFocus } from '../returnFocus';
import { registerToolkit } from '../toolkit';
import { ClusterForm } from './form';

registerToolkit();
returnFocus();

let form: ClusterForm | undefined;

const host = connectHost<ToForm, FromForm>(readToForm, (message) => {
  switch (message.type) {
    case 'show':
      l10n.config({ contents: { ...message.translations } });
      form = new ClusterForm(message, (sent) => {
        host.post(sent);
      });
      rootElement().replaceChildren(form.root);
      form.focusFirst();
      break;
    case 'steps':
      form?.showSteps(message.steps, message.done);
      break;
    case 'failed':
      form?.showFailure(message.message);
      break;
  }
});

host.post({ type: 'ready' });
