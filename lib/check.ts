/**
 * The public entry for everything that needs no cdk8s: checking hand-written files, the reports,
 * the rules' pages. `lib/index.ts` is the entry for programs.
 */
export { type Finding, type Party, SEVERITIES, type Severity } from './diag/finding';
export { JUDGES, type Judge } from './diag/judge';
export type { Location } from './diag/location';
export { listSchemaNames, renderEditorSchema } from './emit/editor-schema/editor-schema';
export { isKnownMinor, KNOWN_MINORS, NEWEST_MINOR, parseKubernetesVersion } from './k8s/version';
export { renderJson } from './report/json';
export { oneLine } from './report/one-line';
export { COLOURED, choosePaint, type Paint, PLAIN } from './report/paint';
export { Progress, wantsProgress } from './report/progress';
export { type ReportContext, reachesSeverity, type Summary } from './report/summary';
export { renderText } from './report/text';
export { findRule, listRuleCodes, suggestRules } from './rules/find-rule';
export { renderRulePage } from './rules/rule-page';
export { type CheckIo, type CheckOptions, type CheckReport, checkPaths } from './synth/check-paths';
export { type DiffReport, diffPaths } from './synth/diff/diff-paths';
export { type DnsReport, dnsPaths } from './synth/dns-paths';
export { type FileFix, type FixReport, fixPaths } from './synth/fix-paths';
export { readHandedOver } from './synth/handed-over';
export { type HostsReport, hostsPaths } from './synth/hosts-paths';
export { type MapReport, mapPaths } from './synth/map-paths';
export { type PortsReport, portsPaths } from './synth/ports-paths';
export { MAP_FORMATS, type MapFormat, renderMap } from './synth/render-map';
export { REPORT_FORMATS, type ReportFormat, renderReport } from './synth/render-report';
export {
  PORTS_FORMATS,
  type PortsFormat,
  renderDiff,
  renderDns,
  renderHosts,
  renderPorts,
  VIEW_FORMATS,
  type ViewFormat,
} from './synth/render-view';
export { ReplaceRefused, replaceFile } from './synth/write-file';
export { makeFolder } from './synth/write-folder';
export { HANDED_OVER_VARIABLE } from './synth/write-handed-over';
