import { exampleVerdicts } from './example-verdicts.generated';
import type { AnyRule, Example } from './rule';
import { SYMPTOMS, type SymptomId } from './symptoms';

/** The page of one rule, in Markdown: the same text for `explain` and for `docs/rules`. */
export function renderRulePage(rule: AnyRule): string {
  const { code, name, severity, docs } = rule;
  const { invalid, valid } = rule.examples();
  const verdicts = exampleVerdicts()[code];
  return [
    `# ${code} ${name}`,
    '',
    `${docs.summary} Severity: ${severity}. Since ${docs.since}.`,
    '',
    '## Why',
    '',
    docs.why,
    '',
    ...seenAs(docs.symptoms),
    '## Wrong',
    '',
    ...invalid.flatMap((example, index) => [
      ...renderExample(example),
      ...renderVerdicts(verdicts?.[index]),
    ]),
    '## Right',
    '',
    ...valid.flatMap(renderExample),
    ...(docs.whenToIgnore ? ['## When to ignore', '', docs.whenToIgnore, ''] : []),
    '## Source',
    '',
    docs.source,
    '',
  ].join('\n');
}

/** Only titles: `explain` prints them where no link leads anywhere. */
const seenAs = (symptoms: readonly SymptomId[] = []): string[] =>
  symptoms.length > 0
    ? ['## Seen as', '', ...symptoms.map((id) => `- ${SYMPTOMS[id].title}`), '']
    : [];

/** As reports say it of the example above. */
const renderVerdicts = (verdicts: readonly string[] = []): string[] =>
  verdicts.length > 0 ? ['```text', ...verdicts, '```', ''] : [];

function renderExample(example: Example): string[] {
  const { title, text, file, kubernetesVersion, kubeadmVersion, beside = [] } = example;
  const version = kubernetesVersion ? [`Kubernetes ${kubernetesVersion}`] : [];
  const kubeadm = kubeadmVersion ? [`kubeadm ${kubeadmVersion}`] : [];
  const conditions = [...version, ...kubeadm].join(', ');
  return [
    `${title}${conditions ? ` (${conditions})` : ''}:`,
    '',
    ...renderFile(text, file),
    ...beside.flatMap((other) => [
      `beside \`${other.file}\`:`,
      '',
      ...renderFile(other.text, other.file),
    ]),
  ];
}

function renderFile(text: string, file: string | undefined): string[] {
  const language = file && /\.(conf|conflist|json)$/.test(file) ? 'json' : 'yaml';
  return [`\`\`\`${language}`, text.replace(/\n$/, ''), '```', ''];
}
