import { jsonText } from '../json-text';
import type { LastingChange, PlanDiff } from './plan-diff';

export const DIFF_SCHEMA_VERSION = 1;

/** Two plans for tools. */
export const renderDiffJson = ({ files, changes }: PlanDiff): string =>
  jsonText({
    schemaVersion: DIFF_SCHEMA_VERSION,
    isSame: files.length === 0,
    changes: changes.map(changeJson),
    files,
  });

const changeJson = ({ choice, oldLocation, newLocation, ...change }: LastingChange) => ({
  id: choice.id,
  what: choice.what,
  reach: choice.reach,
  ...change,
  oldLocation,
  newLocation,
  keptBy: choice.keptBy,
  recovery: choice.recovery,
});
