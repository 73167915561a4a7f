import type { Severity } from '../../diag/finding';

/** What a report says of a rule beside its findings. */
export interface RuleText {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
  /** The rule's page, in Markdown. */
  readonly page: string;
}

export const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** A `reportingDescriptor`; its help is in the report, so no network is needed to read it. */
export const describeRule = ({ code, name, severity, summary, why, page }: RuleText) => ({
  id: code,
  name,
  shortDescription: { text: summary },
  fullDescription: { text: why },
  help: { text: page, markdown: page },
  defaultConfiguration: { level: LEVELS[severity] },
});
