import type { AnyRule, Example } from './rule';

/** The page of one rule, in Markdown: the same text for `explain` and for `docs/rules`. */
export function renderRulePage(rule: AnyRule): string {
  const { code, name, severity, docs, examples } = rule;
  return [
    `# ${code} ${name}`,
    '',
    `${docs.summary} Severity: ${severity}. Since ${docs.since}.`,
    '',
    '## Why',
    '',
    docs.why,
    '',
    ...section('Wrong', examples.invalid),
    ...section('Right', examples.valid),
    ...(docs.whenToIgnore ? ['## When to ignore', '', docs.whenToIgnore, ''] : []),
    '## Source',
    '',
    docs.source,
    '',
  ].join('\n');
}

function section(title: string, examples: readonly Example[]): string[] {
  return [`## ${title}`, '', ...examples.flatMap(renderExample)];
}

function renderExample({
  title,
  text,
  file,
  kubernetesVersion,
  kubeadmVersion,
}: Example): string[] {
  const version = kubernetesVersion ? [`Kubernetes ${kubernetesVersion}`] : [];
  const kubeadm = kubeadmVersion ? [`kubeadm ${kubeadmVersion}`] : [];
  const conditions = [...version, ...kubeadm].join(', ');
  const language = file && /\.(conf|conflist|json)$/.test(file) ? 'json' : 'yaml';
  return [
    `${title}${conditions ? ` (${conditions})` : ''}:`,
    '',
    `\`\`\`${language}`,
    text.replace(/\n$/, ''),
    '```',
    '',
  ];
}
