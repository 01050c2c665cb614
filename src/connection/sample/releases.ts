/** The releases that a sample pair can pretend to be, one for each form of the procedures. */
import { parseRelease, type Release } from '../../splice/release';

/** As in the setting `spliceReplication.sample.release`, with the full release it stands for. */
export const SAMPLE_RELEASES = {
  '2.8': '2.8.0.2024',
  '3.0.0.1940': '3.0.0.1940',
  '3.0.0.1950': '3.0.0.1950',
  '3.1.1': '3.1.1.1990',
  '3.2': '3.2.0.2025',
} as const;

export type SampleReleaseName = keyof typeof SAMPLE_RELEASES;

export function isSampleRelease(text: string): text is SampleReleaseName {
  return text in SAMPLE_RELEASES;
}

export function sampleRelease(name: SampleReleaseName): Release {
  const release = parseRelease(SAMPLE_RELEASES[name]);
  if (!release) throw new RangeError(`not a release: ${name}`);
  return release;
}
