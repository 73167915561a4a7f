import { describe, expect, it } from 'vitest';
import {
  COLOURED,
  type Finding,
  type Party,
  PLAIN,
  reachesSeverity,
  renderText,
  SEVERITIES,
} from '../../lib/check';
import type { Summary } from '../../lib/report/summary';

const SUMMARY: Summary = {
  errors: 1,
  warnings: 2,
  infos: 0,
  suppressed: 0,
  documents: 1,
  seconds: 0.25,
  kubernetesVersion: '1.36',
  versionIsAssumed: false,
};

const party = (change: Partial<Party> = {}): Party => ({
  label: 'podSubnet',
  value: '10.96.0.0/16',
  extent: { first: '10.96.0.0', last: '10.96.255.255' },
  origin: 'given',
  originNote: null,
  location: { file: 'main.ts', line: 31, column: 1, path: 'podCidrs', constructPath: 'network' },
  ...change,
});

const finding = (change: Partial<Finding> = {}): Finding => ({
  code: 'NET203',
  name: 'pod-service-overlap',
  severity: 'error',
  message: 'they overlap',
  refusedBy: [],
  breaks: 'kube-controller-manager: gives nothing',
  subject: party(),
  other: party({
    value: '10.96.0.0/12',
    extent: { first: '10.96.0.0', last: '10.111.255.255' },
    origin: 'default',
    originNote: 'kubeadm default',
  }),
  fix: 'podSubnet: "10.244.0.0/16"',
  data: {},
  ...change,
});

const linesOf = (change: Partial<Finding> = {}): string[] =>
  renderText([finding(change)], SUMMARY).split('\n');

describe('a finding of the text report', () => {
  it('is at most five lines: what, both parties, who refuses, how to repair it', () => {
    expect(linesOf().slice(0, 6)).toEqual([
      'error NET203  they overlap  network',
      '  podCidrs  10.96.0.0/16  10.96.0.0 – 10.96.255.255   main.ts:31',
      '  podCidrs  10.96.0.0/12  10.96.0.0 – 10.111.255.255  (kubeadm default)',
      '  accepted, then kube-controller-manager: gives nothing',
      '  fix: podSubnet: "10.244.0.0/16"     why: cdk8s-kubeadm explain NET203',
      '',
    ]);
  });

  it('names every judge that refuses', () => {
    const lines = linesOf({ refusedBy: ['kubeadm-validate', 'kubeadm-init'], breaks: null });

    expect(lines).toContain('  refused by: kubeadm-validate, kubeadm-init');
  });

  it('shows the construct where no line is known', () => {
    const location = { file: null, line: null, column: null, path: 'a', constructPath: 'web/raw' };
    const lines = linesOf({ subject: party({ extent: null, location }), other: null });

    expect(lines[1]).toBe('  a  10.96.0.0/16  web/raw');
  });

  it('leaves out the addresses of a range that is one address', () => {
    const extent = { first: '10.0.0.1', last: '10.0.0.1' };

    expect(linesOf({ subject: party({ extent }), other: null })[1]).not.toContain('–');
  });

  it('shortens long values, and replaces what would steer the terminal', () => {
    const value = `${'x'.repeat(100)}\u001b[2J`;
    const lines = linesOf({ subject: party({ value }), message: 'a\nb\u009b', other: null });

    expect(lines[0]).toBe('error NET203  a\\nb\\u009b  network');
    expect(lines[1]?.length).toBeLessThan(120);
  });

  it('is the same text with colours', () => {
    const coloured = renderText([finding()], SUMMARY, COLOURED);

    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderText([finding()], SUMMARY, PLAIN));
    expect(coloured).not.toBe(renderText([finding()], SUMMARY, PLAIN));
  });
});

describe('the last line', () => {
  const lastLine = (change: Partial<Summary>) =>
    renderText([], { ...SUMMARY, ...change }).trimEnd();

  it('counts, in the singular where it is one', () => {
    expect(lastLine({})).toBe('1 error, 2 warnings, 1 document, 0.3 s; Kubernetes 1.36');
  });

  it('tells of notes and of what was ignored', () => {
    expect(lastLine({ infos: 1, suppressed: 2 })).toContain('1 note, 2 ignored');
  });

  it('says when the version is assumed', () => {
    expect(lastLine({ versionIsAssumed: true })).toMatch(/Kubernetes 1\.36 \(assumed/);
  });
});

describe('a severity reaches', () => {
  it.each(
    SEVERITIES.flatMap((severity, at) =>
      SEVERITIES.map((limit, limitAt) => [severity, limit, at <= limitAt] as const),
    ),
  )('%s the limit %s: %s', (severity, limit, expected) => {
    expect(reachesSeverity(finding({ severity }), limit)).toBe(expected);
  });
});
