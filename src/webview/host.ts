/** The line to the extension host. */

interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface Host<Outgoing> {
  post(message: Outgoing): void;
  /** Given to the host when VS Code brings the panel back after a reload. */
  keep(state: unknown): void;
}

/** What the host put into the page; undefined where it put nothing there. */
export function pageData(): unknown {
  const text = document.getElementById('data')?.textContent;
  return text ? (JSON.parse(text) as unknown) : undefined;
}

/**
 * VS Code gives its handle once per page: call this once. `read` turns what came into a message; what is none is dropped.
 */
export function connectHost<Incoming, Outgoing>(
  read: (value: unknown) => Incoming | undefined,
  onMessage: (message: Incoming) => void,
): Host<Outgoing> {
  const api = acquireVsCodeApi();
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = read(event.data);
    if (message !== undefined) onMessage(message);
  });
  return {
    post: (message: Outgoing) => {
      api.postMessage(message);
    },
    keep: (state) => {
      api.setState(state);
    },
  };
}
