/**
 * The public entry for everything that needs no cdk8s: checking hand-written files, the reports,
 * the rules' pages. `lib/index.ts` is the entry for programs.
 */
export { type Finding, type Party, SEVERITIES, type Severity } from './diag/finding';
export { JUDGES, type Judge } from './diag/judge';
export type { Location } from './diag/location';
export { renderJson } from './report/json';
export { COLOURED, type Paint, PLAIN } from './report/paint';
export { reachesSeverity, type Summary } from './report/summary';
export { renderText } from './report/text';
export { findRule, suggestRules } from './rules/find-rule';
export { renderRulePage } from './rules/rule-page';
export { type CheckIo, type CheckOptions, type CheckReport, checkPaths } from './synth/check-paths';
