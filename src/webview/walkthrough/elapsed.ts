/** How long something has been running: told by the host, and counted on from there. */
import { t } from '@vscode/l10n';
import { element } from '../dom';

export class Elapsed {
  readonly root = element('div', { class: 'at' });
  #timer: number | undefined;

  show(running: { readonly since: string; readonly elapsedMs: number } | undefined): void {
    window.clearInterval(this.#timer);
    this.root.hidden = running === undefined;
    if (!running) return;
    const heard = performance.now();
    const draw = () => {
      const text = duration(running.elapsedMs + performance.now() - heard);
      this.root.textContent = t('Since {0}, for {1}', running.since, text);
    };
    draw();
    this.#timer = window.setInterval(draw, 1000);
  }
}

/** As 1:02:03, or 2:03 below an hour. */
function duration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
