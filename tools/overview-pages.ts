import type { AnyRule } from '../lib/rules/rule';
import { renderImmutablePage } from './immutable-page';
import { renderPortPage } from './port-page';
import { renderSymptomPage } from './symptom-page';

/** Pages of `docs/` that are data of the code. */
export const renderOverviews = (rules: readonly AnyRule[]): Record<string, string> => ({
  'docs/immutable.md': renderImmutablePage(),
  'docs/ports.md': renderPortPage(),
  'docs/symptoms.md': renderSymptomPage(rules),
});
