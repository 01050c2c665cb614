/** The results view inside its webview. */
import * as l10n from '@vscode/l10n';
import { readToResults, type FromResults, type ToResults } from '../../scripts/results/messages';
import { rootElement } from '../dom';
import { connectHost } from '../host';
import { returnFocus } from '../returnFocus';
import { registerButtons } from '../toolkit';
import { ResultsPage } from './page';

registerButtons();
returnFocus();

let page: ResultsPage | undefined;

const host = connectHost<ToResults, FromResults>(readToResults, (message) => {
  if (message.type === 'run' || message.type === 'empty') l10n.config({ contents: { ...message.translations } });
  page ??= new ResultsPage(rootElement(), (sent) => {
    host.post(sent);
  });
  page.onMessage(message);
});

host.post({ type: 'ready' });
