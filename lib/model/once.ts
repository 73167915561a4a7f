import { formatPath } from '../diag/path';
import type { Source } from './document';
import type { At } from './located';

/** True the first time that something is said of a place: what many nodes share is told once. */
export function onlyOnce(): (place: At, about?: string) => boolean {
  const told = new Map<Source, Set<string>>();
  return ({ source, path }, about = '') => {
    const ofSource = told.get(source) ?? new Set();
    const sentence = `${formatPath(path)} ${about}`;
    const isNew = !ofSource.has(sentence);
    told.set(source, ofSource.add(sentence));
    return isNew;
  };
}
