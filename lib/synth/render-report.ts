import type { Finding } from '../diag/finding';
import { renderGithub } from '../report/github';
import { renderJson } from '../report/json';
import { renderJunit } from '../report/junit';
import { renderMarkdown } from '../report/markdown';
import type { RuleText } from '../report/sarif/rule';
import { renderSarif } from '../report/sarif/sarif';
import type { ReportContext, Summary } from '../report/summary';
import { renderText } from '../report/text';
import { RULES } from '../rules/registry.generated';
import { renderRulePage } from '../rules/rule-page';

/** Forms a report can have. */
export const REPORT_FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** One report as text, without colours. */
export function renderReport(
  format: ReportFormat,
  findings: readonly Finding[],
  summary: Summary,
  context: ReportContext,
): string {
  switch (format) {
    case 'text':
      return renderText(findings, summary);
    case 'json':
      return renderJson(findings, summary);
    case 'sarif':
      return renderSarif(findings, rulesOf(findings), context);
    case 'junit':
      return renderJunit(findings, summary, context);
    case 'github':
      return renderGithub(findings, context);
    case 'markdown':
      return renderMarkdown(findings, summary);
  }
}

function rulesOf(findings: readonly Finding[]): RuleText[] {
  const codes = new Set(findings.map(({ code }) => code));
  return RULES.filter(({ code }) => codes.has(code)).map((rule) => ({
    code: rule.code,
    name: rule.name,
    severity: rule.severity,
    summary: rule.docs.summary,
    why: rule.docs.why,
    page: renderRulePage(rule),
  }));
}
