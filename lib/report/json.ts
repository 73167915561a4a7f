import type { Finding, Party } from '../diag/finding';
import type { Location } from '../diag/location';
import { jsonText } from './json-text';
import type { Summary } from './summary';

export const SCHEMA_VERSION = 1;

/** The report tools read; its schema is `schema/report.schema.json`. */
export function renderJson(findings: readonly Finding[], summary: Summary): string {
  const { errors, warnings, documents, seconds, kubernetesVersion } = summary;
  const report = {
    schemaVersion: SCHEMA_VERSION,
    kubernetesVersion,
    summary: { errors, warnings, documents, seconds },
    findings: findings.map(findingJson),
  };
  return jsonText(report);
}

export const findingJson = (finding: Finding): Record<string, unknown> => ({
  code: finding.code,
  name: finding.name,
  severity: finding.severity,
  message: finding.message,
  refusedBy: finding.refusedBy,
  breaks: finding.breaks,
  location: locationJson(finding.subject),
  other: finding.other ? locationJson(finding.other) : null,
  fix: finding.fix,
  data: finding.data,
  ...(finding.edit ? { edit: finding.edit } : {}),
});

const locationJson = ({ location }: Party): Location => ({
  file: location.file,
  line: location.line,
  column: location.column,
  path: location.path,
  constructPath: location.constructPath,
});
