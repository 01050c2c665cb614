/** The set-up walkthrough inside its webview. */
import * as l10n from '@vscode/l10n';
import { readPageData, readToSetUp, type FromSetUp, type ToSetUp } from '../../walkthrough/messages';
import { rootElement } from '../dom';
import { connectHost, pageData } from '../host';
import { returnFocus } from '../returnFocus';
import { registerToolkit } from '../toolkit';
import { drawnAgain } from './focus';
import { Page } from './page';

registerToolkit();
returnFocus(drawnAgain);

let page: Page | undefined;

const host = connectHost<ToSetUp, FromSetUp>(readToSetUp, hear);
for (const message of readPageData(pageData())) hear(message);
host.post({ type: 'ready' });

function hear(message: ToSetUp): void {
  switch (message.type) {
    case 'begin':
      l10n.config({ contents: { ...message.translations } });
      host.keep({ id: message.id });
      page = new Page((sent) => {
        host.post(sent);
      });
      rootElement().replaceChildren(page.root);
      break;
    case 'show':
      page?.show(message.view);
      break;
  }
}
