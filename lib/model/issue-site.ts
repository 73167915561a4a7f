import type { Location } from '../diag/location';
import type { Source } from './document';
import type { At } from './located';

/** A place that is already known as file and line. */
export function siteOf(location: Location): At {
  const source: Source = { locate: () => location };
  return { source, path: location.path === '' ? [] : [location.path] };
}

/** The first line of a piece of a file. */
export const lineOf = (file: string, line: number): At =>
  siteOf({ file, line, column: 1, path: '', constructPath: null });
